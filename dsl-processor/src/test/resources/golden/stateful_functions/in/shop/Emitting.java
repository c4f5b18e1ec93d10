package shop;

import dev.holdfast.annotation.ExpireAt;
import dev.holdfast.annotation.OnEvent;
import dev.holdfast.annotation.OnExpire;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.StatefulFunction;
import dev.holdfast.state.Emitter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@StatefulFunction
final class Emitting {

    @StateRecord
    record Pair<A, B>(A first, B second) {}

    private Emitting() {}

    @OnEvent
    static Pair<Long, Instant> on(
            int event, Instant at, @Nullable Pair<Long, Instant> sum, Emitter<String> out) {
        out.emit("seen");
        return new Pair<>(event + (sum == null ? 0L : sum.first()), at);
    }

    @ExpireAt
    static @Nullable Instant expiry(Pair<Long, Instant> sum) {
        return sum.first() > 10 ? sum.second() : null;
    }

    @OnExpire
    static List<String> close(long key, Pair<Long, Instant> sum) {
        return List.of(key + "=" + sum.first());
    }
}
