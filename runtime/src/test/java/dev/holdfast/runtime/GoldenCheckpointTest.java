package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.connector.Source;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checkpoints that earlier versions wrote are restored for ever. They are in resources, and are never written again;
 * {@code -Dholdfast.newGolden=format-5} writes the checkpoint of a new format, once.
 */
class GoldenCheckpointTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden-checkpoints");

    /** What the first program read, batch by batch; six more batches make a snapshot. */
    private static final List<List<String>> FIRST = List.of(
            List.of("a+5", "b+7", "c+1"), List.of("a+1", "d+3"), List.of("b!", "e+9"), List.of("f+1"), List.of("f+1"));

    /** What the second one read. */
    private static final List<List<String>> SECOND = List.of(List.of("a+10", "g+2"), List.of("g!", "h+4"));

    @TempDir
    Path directory;

    static List<String> formats() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void states_and_timeouts_are_there(String format) throws Exception {
        copy(FOLDER.resolve(format), directory);
        MemorySource<String> source = MemorySource.of("input");
        FIRST.forEach(source::addAll);
        SECOND.forEach(source::addAll);
        MemorySink<String> sink = MemorySink.of("output");
        run(directory, source, sink, Totals::wides, List.of(List.of("a?", "b?", "c?", "d?", "e?", "f?", "h?")), 5);
        assertThat(sink.rows())
                .contains(
                        "a Wide[unit=EUR, sum=16, count=1]",
                        "b Wide[unit=EUR, sum=7, count=0]",
                        "c Wide[unit=EUR, sum=1, count=0]",
                        "d Wide[unit=EUR, sum=3, count=0]",
                        "e Wide[unit=EUR, sum=9, count=0]",
                        "f Wide[unit=EUR, sum=2, count=0]",
                        "h Wide[unit=USD, sum=4, count=1]");
        run(directory, source, sink, Totals::wides, List.of(), 60);
        assertThat(sink.rows()).contains("g timeout Wide[unit=USD, sum=2, count=1]");
    }

    @Test
    @EnabledIfSystemProperty(named = "holdfast.newGolden", matches = ".+")
    void a_new_one_is_written_once() throws Exception {
        Path target = FOLDER.resolve(System.getProperty("holdfast.newGolden"));
        assertThat(target).as("an old one stays as it is").doesNotExist();
        MemorySource<String> source = MemorySource.of("input");
        MemorySink<String> sink = MemorySink.of("output");
        run(directory, source, sink, Totals::sums, FIRST, 1);
        run(directory, source, sink, Totals::wides, SECOND, 2);
        copy(directory, target);
        Files.deleteIfExists(target.resolve("lock"));
    }

    private static void run(
            Path checkpoint,
            MemorySource<String> source,
            MemorySink<String> sink,
            BiFunction<Source<String>, MemorySink<String>, Pipeline> program,
            List<List<String>> batches,
            long seconds)
            throws InterruptedException {
        ManualClock clock = new ManualClock(Instant.ofEpochSecond(seconds));
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(checkpoint)
                .clock(clock)
                .keyGroups(4)
                .batchesPerSnapshot(6)
                .trigger(WhenAsked.TRIGGER)
                .start(program.apply(source, sink))) {
            for (List<String> batch : batches) {
                source.addAll(batch);
                query.processAllAvailable();
            }
            query.processAllAvailable();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(paths::add);
        }
        for (Path path : paths) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.copy(path, target);
            }
        }
    }
}
