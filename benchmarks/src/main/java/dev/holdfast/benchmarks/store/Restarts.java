package dev.holdfast.benchmarks.store;

import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.store.rocksdb.RocksDbOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How long a query with much state takes until it runs again: five starts in one process. Fills the checkpoint first, if there
 * is none, with every key updated once and then half of them again. Arguments: store ({@code heap} or {@code rocksdb}), keys
 * (104 bytes of state each), a directory that is kept.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xmx3g dev.holdfast.benchmarks.store.Restarts heap 10000000 /tmp/restarts"
 * }</pre>
 */
public final class Restarts {

    private static final int STARTS = 5;

    private Restarts() {}

    public static void main(String[] args) throws Exception {
        long keys = args.length > 1 ? Long.parseLong(args[1]) : 1_000_000L;
        Path checkpoint = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("restarts");
        boolean heap = args.length == 0 || args[0].equals("heap");
        NumberedKeys query = new NumberedKeys(checkpoint, keys, heap ? StateStores.heap() : rocksDb());
        long total = keys + keys / 2;
        query.runTo(total, UnaryOperator.identity());
        Cost.print("%,d keys, %,d MiB of files", keys, bytes(checkpoint) >> 20);
        for (int number = 0; number < STARTS; number++) {
            long start = System.nanoTime();
            try (StreamingQuery running = query.start(total, UnaryOperator.identity())) {
                Cost.print("start %d: %.2f s", number, (System.nanoTime() - start) / 1e9);
                running.awaitTermination();
            }
        }
    }

    private static Supplier<StateStore> rocksDb() throws IOException {
        return StateStores.rocksDb(RocksDbOptions.defaults().withDirectory(Files.createTempDirectory("restarts-db")));
    }

    private static long bytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
