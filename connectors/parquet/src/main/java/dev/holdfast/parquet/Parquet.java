package dev.holdfast.parquet;

import dev.holdfast.serial.StateSerializer;
import java.nio.file.Path;

/**
 * Parquet files, as sources and sinks. The type of the rows is a record with {@link dev.holdfast.annotation.EventRecord}, whose
 * generated serializer says its columns; no reflection, and nothing of Hadoop runs.
 */
public final class Parquet {

    private Parquet() {}

    /**
     * A sink that writes rows into a directory, exactly once. Its id is {@code parquet:} and the last name of {@code directory}.
     *
     * @param directory created if it is missing; for this sink alone
     * @param serializer the generated serializer of the rows
     * @throws IllegalArgumentException if it is none of a record, or if a component has no column
     */
    public static <T> ParquetSink<T> sink(Path directory, StateSerializer<T> serializer) {
        return ParquetSink.of(directory, serializer);
    }

    /**
     * A source that reads a file, or the files that are moved into a directory. Its id is {@code parquet:} and the last name of
     * {@code path}.
     *
     * @param path a file or a directory, there when the query starts
     * @param serializer the generated serializer of the events
     * @throws IllegalArgumentException if it is none of a record, or if a component has no column
     */
    public static <T> ParquetSource<T> source(Path path, StateSerializer<T> serializer) {
        return ParquetSource.of(path, serializer);
    }

    static String id(Path path) {
        Path name = path.getFileName();
        return "parquet:" + (name == null ? path : name);
    }
}
