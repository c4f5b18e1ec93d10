package dev.holdfast.benchmarks.contest;

import dev.holdfast.Pipeline;
import dev.holdfast.connector.Sink;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.store.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs a pipeline over all its input, with a checkpoint in files, and closes event time. */
public final class EngineRun {

    private EngineRun() {}

    /** With two workers, on the heap; gives the number of results. */
    public static long of(long eventsPerBatch, Function<Sink<Object>, Pipeline> pipeline) throws Exception {
        return of(2, eventsPerBatch, pipeline);
    }

    /** The same, with some other number of workers. */
    public static long of(int workers, long eventsPerBatch, Function<Sink<Object>, Pipeline> pipeline)
            throws Exception {
        return run(workers, eventsPerBatch, StateStores.heap(), pipeline);
    }

    /** With two workers, and state in a store. */
    public static long of(long eventsPerBatch, Supplier<StateStore> store, Function<Sink<Object>, Pipeline> pipeline)
            throws Exception {
        return run(2, eventsPerBatch, store, pipeline);
    }

    private static long run(
            int workers, long eventsPerBatch, Supplier<StateStore> store, Function<Sink<Object>, Pipeline> pipeline)
            throws Exception {
        AtomicLong results = new AtomicLong();
        Path checkpoint = Files.createTempDirectory("contest");
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(checkpoint)
                .workers(workers)
                .stateStore(store)
                .maxEventsPerBatch(eventsPerBatch)
                .trigger(Trigger.availableNow().thenCloseEventTime())
                .start(pipeline.apply(ForEach.sink("results", (Object row) -> results.incrementAndGet())))) {
            query.awaitTermination();
        }
        delete(checkpoint);
        return results.get();
    }

    /** The store that an argument of a program names. */
    public static Supplier<StateStore> store(String name) {
        return switch (name) {
            case "heap" -> StateStores.heap();
            case "rocksdb" -> StateStores.rocksDb();
            default -> throw new IllegalArgumentException("a store is heap or rocksdb, not " + name);
        };
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
