package dev.holdfast.benchmarks.states;

import dev.holdfast.GroupedStream;
import dev.holdfast.Stream;
import dev.holdfast.benchmarks.contest.Contest;
import dev.holdfast.benchmarks.contest.EngineRun;
import dev.holdfast.benchmarks.states.Touches.Touch;
import dev.holdfast.runtime.io.Generator;
import dev.holdfast.runtime.store.StateStore;
import java.util.function.Supplier;

/**
 * The same work on as many entries, which belong to many keys or to a few: one entry of a map is touched for each event, of 10 or of 10,000 that the key has; and one element is put behind
 * a list, which grows to some, or to a thousand times as many. What an event costs should not depend on it. Arguments: events, entries, rounds, and {@code heap} or {@code rocksdb}.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xmx2g dev.holdfast.benchmarks.states.LargeStates 2000000 100000 3 heap"
 * }</pre>
 */
public final class LargeStates {

    private static final long BATCH = 100_000;
    private static final long FEW = 10;
    private static final long MANY = 10_000;

    /** Entries come in an order without one, and equally often. */
    private static final long PRIME = 999_999_937;

    private LargeStates() {}

    /** Runs all: see the class for the arguments. */
    public static void main(String... args) throws Exception {
        long events = args.length > 0 ? Long.parseLong(args[0]) : 2_000_000;
        long entries = args.length > 1 ? Long.parseLong(args[1]) : 100_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        Supplier<StateStore> store = EngineRun.store(args.length > 3 ? args[3] : "heap");
        new Contest(events, rounds)
                .with("maps of " + FEW + " entries", () -> counts(events, entries, FEW, store))
                .with("maps of " + MANY + " entries", () -> counts(events, entries, MANY, store))
                .run();
        new Contest(events, rounds)
                .with("lists of " + FEW * events / entries + " elements", () -> lists(events, entries, FEW, store))
                .with("lists of " + MANY * events / entries + " elements", () -> lists(events, entries, MANY, store))
                .run();
    }

    private static long counts(long events, long entries, long ofKey, Supplier<StateStore> store) throws Exception {
        return EngineRun.of(
                BATCH,
                store,
                sink -> touches(events, entries, ofKey)
                        .flatMapGroupsWithState(TouchesOperators.count())
                        .writeTo(sink));
    }

    private static long lists(long events, long entries, long ofKey, Supplier<StateStore> store) throws Exception {
        return EngineRun.of(
                BATCH,
                store,
                sink -> touches(events, entries, ofKey)
                        .flatMapGroupsWithState(TouchesOperators.append())
                        .writeTo(sink));
    }

    private static GroupedStream<Long, Touch> touches(long events, long entries, long ofKey) {
        return Stream.from(Generator.source("touches", events, number -> touch(number * PRIME % entries, ofKey)))
                .groupByKey(Touches_TouchFields.key);
    }

    private static Touch touch(long entry, long ofKey) {
        return new Touch(entry / ofKey, entry % ofKey);
    }
}
