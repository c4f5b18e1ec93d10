package shop;

import dev.holdfast.annotation.ExpireAt;
import dev.holdfast.annotation.OnEvent;
import dev.holdfast.annotation.OnExpire;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.StatefulFunction;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@StatefulFunction
public final class Sessionize {

    private static final Duration GAP = Duration.ofMinutes(30);

    public record Click(String user, Instant at) {}

    public record Summary(String user, int clicks) {}

    @StateRecord
    public record Session(Instant start, Instant last, int clicks) {}

    private Sessionize() {}

    @OnEvent
    static Session on(Click click, @Nullable Session session) {
        return session == null
                ? new Session(click.at(), click.at(), 1)
                : new Session(session.start(), click.at(), session.clicks() + 1);
    }

    @ExpireAt
    static Instant expiry(Session session) {
        return session.last().plus(GAP);
    }

    @OnExpire
    static Summary close(String user, Session session) {
        return new Summary(user, session.clicks());
    }
}
