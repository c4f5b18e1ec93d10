package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.util.List;

/** Operators of {@link Streaks}: a factory for each update function. */
@Generated("shop.Streaks")
public final class StreaksOperators {

    private StreaksOperators() {}

    /** {@link Streaks#hiddenState}: one result per key and batch, no timeout. */
    public static MapGroups<String, Integer, ?, String> hiddenState() {
        return MapGroups.withoutTimeout(
                "Streaks.hiddenState",
                KeySerializers.string(),
                new Streaks_StreakSerializer(),
                Streaks::hiddenState);
    }

    /** {@link Streaks#hiddenResult}: any number of results, no timeout. */
    static FlatMapGroups<String, Integer, Long, Streaks.Alert> hiddenResult() {
        return FlatMapGroups.withoutTimeout(
                "Streaks.hiddenResult",
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state, out) ->
                        Streaks.hiddenResult(key, events, state).forEach(out::emit));
    }

    /** {@link Streaks#hiddenEvent}: one result per key and batch, no timeout. */
    static MapGroups<String, List<Streaks.Alert>, Streaks.Streak, String> hiddenEvent() {
        return MapGroups.withoutTimeout(
                "Streaks.hiddenEvent",
                KeySerializers.string(),
                new Streaks_StreakSerializer(),
                Streaks::hiddenEvent);
    }
}
