package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Stream;
import dev.holdfast.runtime.TestOperators.Timed;
import dev.holdfast.runtime.io.MemorySink;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that are left out are never left out without a word. */
class LateEventLogTest {

    private static final String ID = "late-events-of-this-test";

    @TempDir
    Path directory;

    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void stop_listening() {
        log.close();
    }

    @Test
    void the_first_late_events_are_said_with_operator_count_and_how_late() throws Exception {
        try (EngineDriver<Timed> driver = driver()) {
            driver.step(List.of(new Timed("a", 1000)));
            driver.step(List.of(new Timed("a", 1000), new Timed("b", 400), new Timed("c", 1001)));
            assertThat(said())
                    .containsExactly("WARN operator '" + ID + "' left out 2 of 3 events as late in batch 2 (66.7 %): "
                            + "their times are up to PT10M before the watermark that the batch before ran with, or equal "
                            + "to it; they are only counted, unless lateEventsTo(…) names a sink for them. "
                            + "A longer delay in withWatermark(…) would let them in.");
        }
    }

    @Test
    void times_beyond_the_range_of_milliseconds_are_not_told_as_its_end() throws Exception {
        try (EngineDriver<Timed> driver = driver()) {
            driver.step(List.of(new Timed("a", 1000)));
            driver.step(List.of(new Timed("late", Instant.MIN.getEpochSecond())));
            assertThat(said()).first().asString().containsPattern("up to PT2562047788015H[0-9HMS.]* or more before");
            driver.step(List.of(new Timed("a", 10_000_000_000_000_000L)));
            assertThat(log.linesWith("beyond the processing time"))
                    .first()
                    .asString()
                    .contains("has the time +292278994-08-17T07:12:55.806Z or later, which moves");
        }
    }

    @Test
    void what_follows_is_said_together_after_a_minute() throws Exception {
        try (EngineDriver<Timed> driver = driver()) {
            driver.stepAt(0, List.of(new Timed("a", 1000)));
            driver.stepAt(1, List.of(new Timed("late", 999)));
            driver.stepAt(2, List.of(new Timed("late", 998)));
            driver.stepAt(60, List.of(new Timed("late", 100)));
            assertThat(said()).hasSize(1);
            driver.stepAt(62, List.of(new Timed("a", 1002)));
            assertThat(said())
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("left out 2 of 3 events as late in batches 3 to 4");
            assertThat(said()).last().asString().contains("up to PT15M before");
        }
    }

    @Test
    void what_is_left_is_said_when_the_query_is_idle_for_a_minute_or_stops() throws Exception {
        try (EngineDriver<Timed> driver = driver()) {
            driver.stepAt(0, List.of(new Timed("a", 1000)));
            driver.stepAt(1, List.of(new Timed("late", 999)));
            driver.stepAt(2, List.of(new Timed("late", 999)));
            driver.stepAt(70, List.of());
            assertThat(said()).hasSize(2);
            driver.stepAt(71, List.of(new Timed("late", 999)));
            assertThat(said()).hasSize(2);
        }
        assertThat(said()).hasSize(3);
    }

    @Test
    void a_hundredth_of_a_batch_is_no_warning_and_more_is_one_at_once() throws Exception {
        try (EngineDriver<Timed> driver = driver()) {
            driver.stepAt(0, List.of(new Timed("a", 1000)));
            driver.stepAt(1, batchWithLate(1, 99, 1001));
            driver.stepAt(2, batchWithLate(2, 98, 1002));
            driver.stepAt(3, batchWithLate(3, 97, 1003));
            assertThat(said())
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("INFO ").contains("left out 1 of 100 events"),
                            second -> assertThat(second).startsWith("WARN ").contains("left out 2 of 100 events"));
        }
    }

    @Test
    void the_sink_that_has_them_is_named() throws Exception {
        try (EngineDriver<Timed> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .withWatermark(Timed::at, Duration.ZERO)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(
                                TestOperators.eventTimeMax().named(ID).lateEventsTo(MemorySink.of("too-late")))
                        .writeTo(sink),
                builder -> builder)) {
            driver.step(List.of(new Timed("a", 1000)));
            driver.step(List.of(new Timed("late", 400)));
            assertThat(said()).singleElement().asString().contains("they went to sink 'too-late'.");
        }
    }

    @Test
    void results_that_are_late_have_their_own_remedy() throws Exception {
        try (EngineDriver<Timed> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .withWatermark(Timed::at, Duration.ZERO)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(ChainedWatermarkTest.sessions())
                        .withWatermark(Timed::at, Duration.ZERO)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(ChainedWatermarkTest.passing(ID))
                        .map(Timed::key)
                        .writeTo(sink),
                builder -> builder)) {
            driver.step(List.of(new Timed("a", 100_000)));
            driver.step(List.of(new Timed("b", 110_000)));
            assertThat(driver.step(List.of(new Timed("b", 120_000), new Timed("b", 200_000))))
                    .containsExactly("b");
            assertThat(said())
                    .first()
                    .asString()
                    .endsWith("Some of its events are results of operator 'sessions': "
                            + "with withResultTime(…) in place of withWatermark(…) none of these is late.");
        }
    }

    @Test
    void a_watermark_far_beyond_the_processing_time_is_said_once_with_stream_and_time() throws Exception {
        try (EngineDriver<Timed> driver = driver()) {
            driver.stepAt(100_000, List.of(new Timed("a", 186_400)));
            assertThat(log.linesWith("beyond the processing time")).isEmpty();
            driver.step(List.of(new Timed("a", 186_401)));
            driver.step(List.of(new Timed("a", 986_401)));
            assertThat(log.linesWith("beyond the processing time"))
                    .singleElement()
                    .asString()
                    .startsWith("WARN Query ")
                    .contains(": An event of stream 'source input' in batch 2 has the time 1970-01-03T03:46:41Z, "
                            + "which moves the stream's watermark to PT24H1S beyond the processing time, "
                            + "1970-01-02T03:46:40Z.");
        }
    }

    private static List<Timed> batchWithLate(int late, int inTime, long seconds) {
        List<Timed> events = new ArrayList<>();
        for (int i = 0; i < late + inTime; i++) {
            events.add(new Timed("k" + i, i < late ? 10 : seconds));
        }
        return events;
    }

    private List<String> said() {
        return log.linesWith("'" + ID + "'").stream()
                .map(line -> line.replaceFirst("Query [^:]*: ", ""))
                .filter(line -> line.contains("left out"))
                .toList();
    }

    private EngineDriver<Timed> driver() {
        return new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .withWatermark(Timed::at, Duration.ZERO)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(TestOperators.eventTimeMax().named(ID))
                        .writeTo(sink),
                builder -> builder.idleReportInterval(Duration.ofSeconds(10)));
    }
}
