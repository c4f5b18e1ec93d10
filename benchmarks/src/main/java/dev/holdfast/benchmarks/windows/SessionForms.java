package dev.holdfast.benchmarks.windows;

import dev.holdfast.EventTimeGroupedStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.benchmarks.contest.Contest;
import dev.holdfast.benchmarks.contest.EngineRun;
import dev.holdfast.connector.Sink;
import dev.holdfast.runtime.io.Generator;
import dev.holdfast.runtime.store.StateStore;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The same sessions, of events that come in order, in the four forms in which they can be written: group state with a timeout, a value and a timer as parameters, a function from state to state, and
 * the same on events that are put in order. Arguments: events, keys, rounds, and {@code heap} or
 * {@code rocksdb}.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xmx2g dev.holdfast.benchmarks.windows.SessionForms 3000000 200000 3 heap"
 * }</pre>
 */
public final class SessionForms {

    /** Of each key one event in ten seconds, on average, which is a third of the gap. */
    private static final long SECONDS = 10;

    private static final long BATCH = 250_000;

    private SessionForms() {}

    /** Runs all: see the class for the arguments. */
    public static void main(String... args) throws Exception {
        long events = args.length > 0 ? Long.parseLong(args[0]) : 3_000_000;
        long keys = args.length > 1 ? Long.parseLong(args[1]) : 200_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        Supplier<StateStore> store = EngineRun.store(args.length > 3 ? args[3] : "heap");
        new Contest(events, rounds)
                .with(
                        "group state with a timeout",
                        () -> EngineRun.of(BATCH, store, sink -> groupState(events, keys, sink)))
                .with("a value and a timer", () -> EngineRun.of(BATCH, store, sink -> states(events, keys, sink)))
                .with("a function", () -> EngineRun.of(BATCH, store, sink -> function(readings(events, keys), sink)))
                .with(
                        "a function of events in order",
                        () -> EngineRun.of(BATCH, store, sink -> inOrder(events, keys, sink)))
                .run();
    }

    private static EventTimeGroupedStream<Long, Reading> readings(long events, long keys) {
        return Stream.from(Generator.source("readings", events, number -> reading(number, keys)))
                .withWatermark(Reading::at, Duration.ZERO)
                .groupByKey(ReadingFields.key);
    }

    private static Reading reading(long number, long keys) {
        return Reading.of(Reading.scattered(number, keys), number, keys / SECONDS);
    }

    private static Pipeline groupState(long events, long keys, Sink<Object> sink) {
        return readings(events, keys)
                .flatMapGroupsWithState(OpenSessionOperators.track())
                .writeTo(sink);
    }

    private static Pipeline states(long events, long keys, Sink<Object> sink) {
        return readings(events, keys)
                .flatMapGroupsWithState(OpenSessionOperators.follow())
                .writeTo(sink);
    }

    private static Pipeline function(EventTimeGroupedStream<Long, Reading> readings, Sink<Object> sink) {
        return readings.flatMapGroupsWithState(OpenSessionOperators.operator()).writeTo(sink);
    }

    private static Pipeline inOrder(long events, long keys, Sink<Object> sink) {
        return function(readings(events, keys).inEventTimeOrder(new ReadingSerializer()), sink);
    }
}
