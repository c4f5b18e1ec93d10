package dev.holdfast.kit;

import dev.holdfast.annotation.ExpireAt;
import dev.holdfast.annotation.OnEvent;
import dev.holdfast.annotation.OnExpire;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.StatefulFunction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A function from state to state. */
@StatefulFunction
public final class Streaks {

    private Streaks() {}

    /** Visits that are near each other. */
    @StateRecord
    public record Streak(String pages, Instant last) {}

    @OnEvent
    public static Streak on(Visit visit, @Nullable Streak streak) {
        return new Streak((streak == null ? "" : streak.pages()) + visit.page(), visit.at());
    }

    @ExpireAt
    public static Instant end(Streak streak) {
        return streak.last().plusSeconds(8);
    }

    @OnExpire
    public static String close(String user, Streak streak) {
        return user + " " + streak.pages();
    }
}
