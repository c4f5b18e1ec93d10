package dev.holdfast.samples;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.samples.flights.Flight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a test runs a sample's pipeline to its end.
 *
 * @param workers threads
 * @param maxEvents in a batch
 * @param durability of the checkpoint
 */
public record SampleRun(int workers, long maxEvents, Durability durability) {

    /** So rarely that a test with a batch per event does not spend its time on snapshots. */
    private static final int BATCHES_PER_SNAPSHOT = 100;

    /** All flights, relative to the directory of the samples, which is where the build runs tests. */
    public static final Path FLIGHTS = Path.of("flights.jsonl");

    public static SampleRun withWorkers(int workers) {
        return new SampleRun(workers, 2_000, Durability.SYNC);
    }

    public static SampleRun withBatchesOf(long maxEvents) {
        return new SampleRun(4, maxEvents, Durability.RELAXED);
    }

    public static Stream<Flight> flights(Path file) {
        return Stream.from(JsonLines.source(file, Flight.class));
    }

    /** Runs until everything that is there now has been processed. */
    public void toTheEnd(Path checkpoint, Pipeline pipeline) throws InterruptedException {
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(checkpoint)
                .workers(workers)
                .maxEventsPerBatch(maxEvents)
                .durability(durability)
                .batchesPerSnapshot(durability == Durability.SYNC ? 16 : BATCHES_PER_SNAPSHOT)
                .trigger(Trigger.availableNow())
                .start(pipeline)) {
            query.awaitTermination();
        }
    }

    /** A sink's files, by name. */
    public static Map<String, String> contents(Path output) throws IOException {
        Map<String, String> contents = new LinkedHashMap<>();
        for (Path file : OutputFiles.batches(output)) {
            contents.put(file.getFileName().toString(), Files.readString(file));
        }
        return contents;
    }

    /** Writes the first flights of the file to another file, or as many as there are. */
    public static void copyFlights(Path to, int count) {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(FLIGHTS));
            Files.write(to, lines.subList(0, Math.min(count, lines.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
