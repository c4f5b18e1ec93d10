package dev.holdfast.samples.visits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Update;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import dev.holdfast.window.Window;
import dev.holdfast.window.WindowedKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisitsSampleTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final TestSource<PageView> views = TestSource.of("views");
    private final TestSink<Update<UserViews>> sink = TestSink.of("visits");

    @Test
    void views_count_once_and_late_ones_correct_what_was_said() {
        try (PipelineTester tester = PipelineTester.of(VisitsSample.pipeline(views, sink))) {
            assertThat(tester.feed(views, view("1", "home", 0), view("2", "home", 1), view("1", "home", 0)))
                    .emitted(update(0, 2, 1));
            assertThat(tester.feed(views, view("3", "cart", 4), view("2", "home", 1)))
                    .emitted(update(0, 3, 2));
            assertThat(tester.feed(views, view("4", "home", 12))).emitted(update(10, 1, 1));
            assertThat(tester.restart().feed(views, view("5", "help", 3))).emitted(update(0, 4, 3));
            tester.advanceWatermark(NOON.plus(Duration.ofMinutes(5)));
            assertThat(tester.feed(views, view("6", "help", 3))).emittedNothing();
        }
    }

    @Test
    void lines_have_the_key_and_the_row(@TempDir Path directory) throws Exception {
        MemorySource<PageView> source = MemorySource.of("views");
        source.addAll(List.of(view("1", "home", 0)));
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(directory.resolve("checkpoint"))
                .start(VisitsSample.pipeline(source, JsonLines.sink(directory.resolve("out"))))) {
            query.processAllAvailable();
        }
        try (Stream<Path> files = Files.list(directory.resolve("out"))) {
            Path file = files.filter(path -> path.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(file)).isEqualTo("""
                    {"key":{"key":"ada","window":{"start":"2026-11-20T12:00:00Z","end":"2026-11-20T12:05:00Z"}},\
                    "row":{"user":"ada","from":"2026-11-20T12:00:00Z","views":1,"pages":1}}
                    """);
        }
    }

    private static PageView view(String id, String page, long minute) {
        return new PageView(id, "ada", page, NOON.plus(Duration.ofMinutes(minute)));
    }

    private static Update<UserViews> update(long minute, long count, long pages) {
        Instant from = NOON.plus(Duration.ofMinutes(minute));
        return new Update<>(
                new WindowedKey<>("ada", new Window(from, from.plus(Duration.ofMinutes(5)))),
                new UserViews("ada", from, count, pages));
    }
}
