package dev.holdfast.runtime.io;

import dev.holdfast.runtime.io.json.JacksonPresence;
import java.nio.file.Path;

/**
 * Text files of rows whose cells stand between commas, as RFC 4180 describes them.
 *
 * <p>Needs Jackson, as {@link JsonLines} does, and reads each cell as JSON lines read a value of the same text.
 */
public final class Csv {

    private Csv() {}

    /**
     * A source that reads a file, or the files that are moved into a directory, row by row. Its id is {@code csv:} and the last
     * name of {@code path}.
     *
     * @param path a file or a directory, there when the query starts
     * @param type what a row holds: a record whose components are single values
     * @throws IllegalStateException if Jackson is missing
     */
    public static <T> CsvSource<T> source(Path path, Class<T> type) {
        JacksonPresence.require();
        return CsvSource.of(path, type);
    }

    /**
     * A sink that writes rows into a directory, exactly once. Its id is {@code csv:} and the last name of {@code directory}.
     *
     * @param directory created if it is missing; for this sink alone
     * @param type of the rows: a record whose components are single values
     * @throws IllegalArgumentException if the type has no components, or one that is no single value
     * @throws IllegalStateException if Jackson is missing
     */
    public static <T> CsvSink<T> sink(Path directory, Class<T> type) {
        JacksonPresence.require();
        return CsvSink.of(directory, type);
    }

    static String id(Path path) {
        Path name = path.getFileName();
        return "csv:" + (name == null ? path : name);
    }
}
