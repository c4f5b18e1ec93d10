package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Stream;
import dev.holdfast.runtime.TestOperators.Timed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log alone tells of a query. */
class ProgressLogTest {

    @TempDir
    Path directory;

    @Test
    void once_a_minute_a_line_tells_what_happened() throws Exception {
        try (CapturedLog log = new CapturedLog();
                EngineDriver<Timed> driver = driver()) {
            driver.stepAt(100, List.of(new Timed("a", 50), new Timed("b", 52)));
            driver.stepAt(120, List.of(new Timed("a", 53), new Timed("late", 3)));
            int before = lines(log).size();
            driver.stepAt(160, List.of(new Timed("a", 54)));
            assertThat(lines(log).subList(before, lines(log).size()))
                    .singleElement()
                    .asString()
                    .startsWith("INFO Query flights: 3 rows in 4 batches in 60.0 s (0.1 rows/s), 2 results,")
                    .contains(" 1 late; watermark 1970-01-01T00:00:53Z, PT1M47S behind")
                    .contains("'eventTimeMax' has 2 rows of state in ", "; last batch ");
        }
    }

    @Test
    void a_query_that_ends_within_the_minute_has_a_line_too() throws Exception {
        try (CapturedLog log = new CapturedLog()) {
            try (EngineDriver<Timed> driver = driver()) {
                driver.step(List.of(new Timed("a", 10)));
            }
            assertThat(lines(log)).singleElement().asString().contains("1 row in 2 batches");
        }
    }

    private static List<String> lines(CapturedLog log) {
        return log.linesWith(" of state in ");
    }

    private EngineDriver<Timed> driver() {
        return new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .withWatermark(Timed::at, Duration.ZERO)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(TestOperators.eventTimeMax())
                        .writeTo(sink),
                builder -> builder.name("flights"));
    }
}
