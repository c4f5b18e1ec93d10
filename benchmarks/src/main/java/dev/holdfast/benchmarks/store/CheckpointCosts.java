package dev.holdfast.benchmarks.store;

import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.runtime.StateStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the checkpoint costs a query with many keys: the rate of the loop with compaction of the log beside that without any, as
 * often as by default and far more often, and the bytes that are written for each batch as fewer and fewer keys change. All
 * start from copies of one checkpoint. Rates are those of the loop from its first batch to its last; a compaction that is under way
 * then is waited for when the query ends, and that is printed by itself. Arguments: keys (104 bytes of state each), events that
 * follow, and a directory on the disk of the temporary files, in which to keep the filled checkpoint.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xmx3g dev.holdfast.benchmarks.store.CheckpointCosts 10000000 20000000"
 * }</pre>
 */
public final class CheckpointCosts {

    private static final int NEVER = Integer.MAX_VALUE;
    private static final int MILLIS_BETWEEN_LOOKS = 10;

    private CheckpointCosts() {}

    public static void main(String[] args) throws Exception {
        long keys = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000L;
        long events = args.length > 1 ? Long.parseLong(args[1]) : 3_000_000L;
        Path home = Files.createTempDirectory("costs");
        Path filledHome = args.length > 2 ? Path.of(args[2]) : home.resolve("filled");
        NumberedKeys filled = new NumberedKeys(filledHome, keys, StateStores.heap());
        filled.fill();
        double never = rate(filled, home.resolve("never"), events, NEVER);
        Cost.print("%,.0f events a second without compaction", never);
        for (int batches : List.of(100, 8)) {
            double rate = rate(filled, home.resolve("every-" + batches), events, batches);
            Cost.print("%,.0f with a snapshot every %d batches: %.2f", rate, batches, rate / never);
        }
        growth(copied(filled, home.resolve("growth")));
    }

    /** Events a second of a query that goes on from a copy, up to the last batch. */
    private static double rate(NumberedKeys filled, Path copy, long events, int batchesPerSnapshot) throws Exception {
        NumberedKeys query = copied(filled, copy);
        long total = filled.filled() + events;
        try (StreamingQuery running = query.start(total, engine -> engine.batchesPerSnapshot(batchesPerSnapshot))) {
            long start = System.nanoTime();
            awaitBatch(running, total / NumberedKeys.BATCH - 1);
            long end = System.nanoTime();
            running.awaitTermination();
            Cost.print("(%.1f s until compaction has ended, too)", (System.nanoTime() - end) / 1e9);
            return events / ((end - start) / 1e9);
        }
    }

    private static void awaitBatch(StreamingQuery query, long batchId) throws InterruptedException {
        while (query.isActive()
                && query.lastProgress().map(progress -> progress.batchId()).orElse(-1L) < batchId) {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        }
    }

    private static NumberedKeys copied(NumberedKeys filled, Path copy) throws IOException {
        copy(filled.checkpoint(), copy);
        return new NumberedKeys(copy, filled.keys(), filled.store());
    }

    /** One batch of each size. */
    private static void growth(NumberedKeys query) throws Exception {
        long total = query.filled();
        for (int changed = 1; changed <= NumberedKeys.BATCH; changed *= 10) {
            total += changed;
            query.runTo(total, engine -> engine.batchesPerSnapshot(NEVER));
            long bytes = Files.size(lastSegment(query.checkpoint()));
            Cost.print(
                    "%,10d of %,d keys changed: %,12d bytes, %.0f for each",
                    changed, query.keys(), bytes, (double) bytes / changed);
        }
    }

    private static Path lastSegment(Path checkpoint) throws IOException {
        try (Stream<Path> files = Files.list(checkpoint.resolve("batches"))) {
            return files.max(Path::compareTo).orElseThrow();
        }
    }

    /** Copies by links: files of a checkpoint never change, but for two that nobody needs. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                String name = file.getFileName().toString();
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!name.equals("lock") && !name.equals("delivered")) {
                    Files.createLink(target, file);
                }
            }
        }
    }
}
