package dev.holdfast.samples.presence;

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

class PresenceSampleTest {

    @TempDir
    private Path directory;

    private final MemorySource<LogLine> log = MemorySource.of("log");
    private final MemorySink<PresenceChange> changes = MemorySink.of("changes");
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T12:00:00Z"));

    @Test
    void the_program_prints_the_same_every_time() throws Exception {
        assertThat(Transcript.of(() -> PresenceSample.main(directory.toString())))
                .containsExactly(
                        "2026-11-20T12:00:00Z web writes: GET /",
                        "2026-11-20T12:00:00Z auth writes: login of ada",
                        "auth is ok",
                        "2026-11-20T12:04:00Z the clock moved on by PT4M",
                        "2026-11-20T12:04:00Z web writes: GET /news",
                        "2026-11-20T12:05:00Z the clock moved on by PT1M",
                        "2026-11-20T12:05:00.001Z the clock moved on by PT0.001S",
                        "auth is stale",
                        "2026-11-20T12:09:00.001Z the clock moved on by PT4M",
                        "web is stale",
                        "2026-11-20T12:09:00.001Z auth writes: login of grace",
                        "auth is ok");
    }

    @Test
    void a_service_is_stale_once_however_long_it_is_silent() throws Exception {
        try (StreamingQuery query = start()) {
            log.add(new LogLine("web", "GET /"));
            query.processAllAvailable();
            for (int minute = 0; minute < 60; minute++) {
                clock.advance(Duration.ofMinutes(1));
                query.processAllAvailable();
            }
        }
        assertThat(changes.rows()).containsExactly(new PresenceChange("web", true));
    }

    @Test
    void a_service_that_fell_silent_while_the_query_was_down_is_stale_right_after_the_restart() throws Exception {
        try (StreamingQuery query = start()) {
            log.add(new LogLine("web", "GET /"));
            query.processAllAvailable();
        }
        clock.advance(Duration.ofHours(1));
        try (StreamingQuery query = start()) {
            query.processAllAvailable();
        }
        assertThat(changes.rows()).containsExactly(new PresenceChange("web", true));
    }

    @Test
    void initial_state_is_not_applied_again_after_a_restart() throws Exception {
        try (StreamingQuery query = start()) {
            log.add(new LogLine("mail", "sent"));
            query.processAllAvailable();
        }
        try (StreamingQuery query = start()) {
            log.add(new LogLine("mail", "sent"));
            query.processAllAvailable();
        }
        assertThat(changes.rows()).containsExactly(new PresenceChange("mail", false));
    }

    private StreamingQuery start() {
        return EmbeddedEngine.builder().checkpoint(directory).clock(clock).start(PresenceSample.pipeline(log, changes));
    }
}
