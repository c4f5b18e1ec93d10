package dev.holdfast.spark;

import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** A session in the process of the tests, for all of them. */
final class SharedSpark {

    private static final String EMPTY_BATCHES = "spark.sql.streaming.noDataMicroBatches.enabled";

    private static final SparkSession SESSION = SparkSession.builder()
            .master("local[2]")
            .appName("tests")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config(
                    "spark.sql.streaming.stateStore.providerClass",
                    "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider")
            // Small differences instead of whole stores.
            .config("spark.sql.streaming.stateStore.rocksdb.changelogCheckpointing.enabled", "true")
            // Batches are run for data only; what is due then waits for the next one, as it may anyway.
            .config(EMPTY_BATCHES, false)
            .config("spark.hadoop.fs.file.impl", LocalFiles.class.getName())
            .config(
                    "spark.sql.streaming.checkpointFileManagerClass",
                    "org.apache.spark.sql.execution.streaming.checkpointing.FileSystemBasedCheckpointFileManager")
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"))
            .getOrCreate();

    private SharedSpark() {}

    static SparkSession session() {
        return SESSION;
    }

    /** Starts a query as Spark would by itself: with batches for what is due, even without data. */
    static RunningQuery withEmptyBatches(Supplier<RunningQuery> startFn) {
        SESSION.conf().set(EMPTY_BATCHES, true);
        try {
            return startFn.get();
        } finally {
            SESSION.conf().set(EMPTY_BATCHES, false);
        }
    }

    /** The message of the first cause that is ours. */
    static String failure(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            String message = String.valueOf(at.getMessage());
            if (message.contains("perator '") && !message.startsWith("[")) {
                return message;
            }
        }
        return String.valueOf(thrown);
    }
}
