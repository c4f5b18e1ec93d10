package dev.holdfast.testkit;

import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

/** The operators of the conformance cases, wired by hand: this module knows no annotation processor. */
public final class Operators {

    private Operators() {}

    /** A word with its event time in seconds, or without one. */
    public record Timed(String key, Long seconds) {

        public Timed(String key, int seconds) {
            this(key, Long.valueOf(seconds));
        }

        public Instant at() {
            return seconds == null ? null : Instant.ofEpochSecond(seconds);
        }
    }

    /** RC: counts the events of a key; at three the state is removed and nothing is emitted. */
    public static FlatMapGroups<String, String, Long, String> runningCount() {
        return FlatMapGroups.withoutTimeout(
                "runningCount", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    long count = state.getOption().orElse(0L) + count(events);
                    if (count >= 3) {
                        state.remove();
                    } else {
                        state.update(count);
                        out.emit("(" + key + "," + count + ")");
                    }
                });
    }

    /** RC-1 as a map operator: -1 when the state is removed. */
    public static MapGroups<String, String, Long, String> runningCountMapped() {
        return MapGroups.withoutTimeout(
                "runningCountMapped", KeySerializers.string(), StateSerializers.int64(), (key, events, state) -> {
                    long count = state.getOption().orElse(0L) + count(events);
                    if (count >= 3) {
                        state.remove();
                        return "(" + key + ",-1)";
                    }
                    state.update(count);
                    return "(" + key + "," + count + ")";
                });
    }

    /** PTC: counts; ten seconds without an event remove the state. */
    public static FlatMapGroups<String, String, Long, String> processingTimeCount() {
        return FlatMapGroups.withProcessingTimeTimeout(
                "processingTimeCount", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    if (state.hasTimedOut()) {
                        state.remove();
                        out.emit("(" + key + ",-1)");
                        return;
                    }
                    long count = state.getOption().orElse(0L) + count(events);
                    state.update(count);
                    state.setTimeoutDuration(Duration.ofSeconds(10));
                    out.emit("(" + key + "," + count + ")");
                });
    }

    /** ETM: the latest event time of a key; five seconds of event time behind it the state is removed. */
    public static EventTimeFlatMapGroups<String, Timed, Long, String> eventTimeMax() {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                "eventTimeMax", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    if (state.hasTimedOut()) {
                        state.remove();
                        out.emit("(" + key + ",-1)");
                        return;
                    }
                    long max = state.getOption().orElse(0L);
                    while (events.hasNext()) {
                        max = Math.max(max, events.next().seconds());
                    }
                    state.update(max);
                    state.setTimeoutTimestamp(Instant.ofEpochSecond(max + 5));
                    out.emit("(" + key + "," + max + ")");
                });
    }

    /** The number of events that are left. */
    public static long count(Iterator<?> events) {
        long count = 0;
        while (events.hasNext()) {
            events.next();
            count++;
        }
        return count;
    }
}
