package dev.holdfast.runtime.io;

import dev.holdfast.runtime.io.json.JacksonPresence;
import java.nio.file.Path;

/**
 * Text files of one JSON value a line.
 *
 * <p>Needs Jackson: {@code com.fasterxml.jackson.core:jackson-databind} and
 * {@code com.fasterxml.jackson.datatype:jackson-datatype-jsr310}. Its annotations count. Types of {@code java.time} are ISO 8601
 * text.
 */
public final class JsonLines {

    private JsonLines() {}

    /**
     * A source that reads a file, or the files that are moved into a directory, line by line. Its id is {@code json-lines:} and
     * the last name of {@code path}.
     *
     * @param path a file or a directory, there when the query starts
     * @param type what a line holds, for example a record; properties that it does not have are ignored, and a missing one is
     *     an error only for a primitive type
     * @throws IllegalStateException if Jackson is missing
     */
    public static <T> JsonLinesSource<T> source(Path path, Class<T> type) {
        JacksonPresence.require();
        return JsonLinesSource.of(path, type);
    }

    /**
     * A sink that writes rows of any type into a directory, exactly once. Its id is {@code json-lines:} and the last name of
     * {@code directory}.
     *
     * @param directory created if it is missing; for this sink alone
     * @throws IllegalStateException if Jackson is missing
     */
    public static JsonLinesSink<Object> sink(Path directory) {
        return sink(directory, Object.class);
    }

    /**
     * As {@link #sink(Path)}, for rows of one type only: others do not compile.
     *
     * @param type the type of the rows
     */
    public static <T> JsonLinesSink<T> sink(Path directory, Class<T> type) {
        JacksonPresence.require();
        return JsonLinesSink.of(directory, type);
    }
}
