package dev.holdfast.delta;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tables of Delta Lake, as sinks. Engine and Spark are not needed; Delta's kernel and Hadoop's file systems come along. */
public final class Delta {

    private Delta() {}

    /**
     * A sink that appends rows to a table, exactly once. A table that is missing is made when the query starts.
     *
     * @param id the name of the sink in the checkpoint and in the table; the same after a restart
     * @param table a directory or a URI that Hadoop's file systems know: {@code /data/clicks}, {@code s3a://bucket/clicks}
     * @param type a record whose components are the columns. It may be private; in a module its package must be open to {@code
     *     dev.holdfast.delta}
     * @throws IllegalArgumentException if it is no record, or has a component that no column takes
     */
    public static <T> DeltaSink<T> sink(String id, String table, Class<T> type) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(table, "table");
        return new DeltaSink<>(
                new SinkSettings<>(id, table, RecordColumns.of(type), List.of(), Map.of(), TableEngine.HADOOP));
    }
}
