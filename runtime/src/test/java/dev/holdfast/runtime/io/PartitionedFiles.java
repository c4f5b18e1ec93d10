package dev.holdfast.runtime.io;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.serial.StateOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory that a partitioned sink writes, for tests of it. */
abstract class PartitionedFiles {

    static final UUID QUERY = new UUID(1, 2);

    @TempDir
    Path temporary;

    Path directory;

    /** A row of these tests. */
    record Flight(@Nullable String origin, int n) {}

    @BeforeEach
    void choose_a_directory_that_is_not_there() {
        directory = temporary.resolve("deep/out");
    }

    JsonLinesSink<Flight> sink() {
        return JsonLines.sink(directory, Flight.class);
    }

    JsonLinesSink<Flight> byOrigin() {
        return sink().partitionedBy("origin", Flight::origin);
    }

    static OutboxSink.Writer open(OutboxSink<?> sink, long epoch) throws IOException {
        return sink.open(new QueryRun(QUERY, epoch));
    }

    static OutboxSink.Writer open(CheckpointFiles files, JsonLinesSink<Flight> sink, long epoch) throws IOException {
        return sink.with(sink.settings().with(files)).open(new QueryRun(QUERY, epoch));
    }

    @SafeVarargs
    static <T> InputStream rows(OutboxSink<T> sink, T... rows) throws IOException {
        StateOutput out = new StateOutput();
        RowEncoder<T> encoder = sink.newEncoder();
        for (T row : rows) {
            encoder.encode(row, out);
        }
        return new ByteArrayInputStream(out.toByteArray());
    }

    /** All files, hidden ones too, below the directory. */
    List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** The directories that readers see. */
    List<String> directories() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isDirectory)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }

    /** What a reader of a directory sees, in order of the names. */
    static List<Flight> readTree(Path directory) throws IOException {
        try (SourceDriver<Flight> driver =
                new SourceDriver<>(JsonLines.source(directory, Flight.class).recursively())) {
            return List.copyOf(driver.drain().events());
        }
    }
}
