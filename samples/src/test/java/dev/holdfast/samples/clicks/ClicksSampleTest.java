package dev.holdfast.samples.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.samples.Transcript;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClicksSampleTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @TempDir
    private Path directory;

    private final MemorySource<Click> clicks = MemorySource.of("clicks");
    private final MemorySink<SessionSummary> summaries = MemorySink.of("summaries");
    private final ManualClock clock = new ManualClock(NOON);

    @Test
    void the_program_prints_open_sessions_and_then_closed_ones() throws Exception {
        assertThat(Transcript.of(() -> ClicksSample.main(directory.toString())))
                .containsExactly(
                        "SessionSummary[userId=ada, startedAt=2026-11-20T12:00:00Z, pageViews=3, isOpen=true]",
                        "SessionSummary[userId=grace, startedAt=2026-11-20T12:00:00Z, pageViews=1, isOpen=true]",
                        "SessionSummary[userId=ada, startedAt=2026-11-20T12:00:00Z, pageViews=4, isOpen=true]",
                        "SessionSummary[userId=alan, startedAt=2026-11-20T12:00:00Z, pageViews=2, isOpen=true]",
                        "SessionSummary[userId=grace, startedAt=2026-11-20T12:00:00Z, pageViews=2, isOpen=true]",
                        "SessionSummary[userId=ada, startedAt=2026-11-20T12:00:00Z, pageViews=5, isOpen=true]",
                        "SessionSummary[userId=alan, startedAt=2026-11-20T12:00:00Z, pageViews=3, isOpen=true]",
                        "Half an hour later:",
                        "SessionSummary[userId=ada, startedAt=2026-11-20T12:00:00Z, pageViews=5, isOpen=false]",
                        "SessionSummary[userId=alan, startedAt=2026-11-20T12:00:00Z, pageViews=3, isOpen=false]",
                        "SessionSummary[userId=grace, startedAt=2026-11-20T12:00:00Z, pageViews=2, isOpen=false]");
    }

    @Test
    void a_click_keeps_a_session_open_for_exactly_half_an_hour() throws Exception {
        try (StreamingQuery query = start()) {
            click(query);
            pass(query, HALF_AN_HOUR);
            click(query);
            pass(query, HALF_AN_HOUR);
            pass(query, Duration.ofMillis(1));
            click(query);
        }
        assertThat(summaries.rows())
                .containsExactly(
                        new SessionSummary("ada", NOON, 1, true),
                        new SessionSummary("ada", NOON, 2, true),
                        new SessionSummary("ada", NOON, 2, false),
                        new SessionSummary(
                                "ada", NOON.plus(HALF_AN_HOUR.multipliedBy(2)).plusMillis(1), 1, true));
    }

    private void click(StreamingQuery query) throws InterruptedException {
        clicks.add(new Click("ada", "/"));
        query.processAllAvailable();
    }

    private void pass(StreamingQuery query, Duration time) throws InterruptedException {
        clock.advance(time);
        query.processAllAvailable();
    }

    private StreamingQuery start() {
        return EmbeddedEngine.builder()
                .checkpoint(directory)
                .clock(clock)
                .start(ClicksSample.pipeline(clicks, summaries));
    }
}
