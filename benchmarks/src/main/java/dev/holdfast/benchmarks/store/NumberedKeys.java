package dev.holdfast.benchmarks.store;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.Trigger;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.Generator;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A query that counts events by key: event <i>n</i> is of another key than the ones before, until all keys have come and it
 * begins anew. Keys have 17 characters, states 90 bytes.
 */
record NumberedKeys(Path checkpoint, long keys, Supplier<StateStore> store) {

    static final int BATCH = 100_000;

    private static final long PRIME = 999_999_937L;
    private static final String FILLER = "x".repeat(80);

    /** Takes in events up to a number, and ends. */
    void runTo(long total, UnaryOperator<EmbeddedEngine.Builder> settings) throws Exception {
        try (StreamingQuery query = start(total, settings)) {
            query.awaitTermination();
            StreamingQueryProgress last = query.lastProgress().orElse(null);
            if (last != null && last.stateOperators().get(0).numRowsTotal() > keys) {
                throw new IllegalStateException("more keys than were drawn");
            }
        }
    }

    /** Starts the query, which ends by itself. Returns when its state is restored. */
    StreamingQuery start(long total, UnaryOperator<EmbeddedEngine.Builder> settings) {
        Pipeline pipeline = Stream.from(Generator.source("numbers", total, index -> index * PRIME % keys))
                .groupByKey(Updates::text)
                .flatMapGroupsWithState(append())
                .writeTo(ForEach.sink("results", (String result) -> {}));
        EmbeddedEngine.Builder engine = EmbeddedEngine.builder()
                .checkpoint(checkpoint)
                .trigger(Trigger.availableNow())
                .maxEventsPerBatch(BATCH)
                .stateStore(store);
        return settings.apply(engine).start(pipeline);
    }

    private static FlatMapGroups<String, Long, String, String> append() {
        return FlatMapGroups.withoutTimeout(
                "append", KeySerializers.string(), StateSerializers.string(), (key, events, state, out) -> {
                    String before = state.getOption().orElse("0");
                    long count = Long.parseLong(before.substring(0, Math.max(1, before.indexOf('x'))));
                    while (events.hasNext()) {
                        events.next();
                        count++;
                    }
                    state.update(count + FILLER);
                });
    }
}
