package dev.holdfast.runtime.io;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory that the sink of JSON lines writes, for tests of it. */
abstract class SinkFiles {

    static final UUID QUERY = new UUID(1, 2);

    @TempDir
    Path temporary;

    Path directory;

    @BeforeEach
    void choose_a_directory_that_is_not_there() {
        directory = temporary.resolve("deep/out");
    }

    OutboxSink.Writer open(long epoch) throws IOException {
        return sink().open(new QueryRun(QUERY, epoch));
    }

    OutboxSink.Writer open(CheckpointFiles files, long epoch) throws IOException {
        return JsonLinesSink.of(directory, Object.class, files).open(new QueryRun(QUERY, epoch));
    }

    JsonLinesSink<Object> sink() {
        return JsonLines.sink(directory);
    }

    static InputStream rows(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
