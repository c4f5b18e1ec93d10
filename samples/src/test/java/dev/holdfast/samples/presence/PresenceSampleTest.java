package dev.holdfast.samples.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.samples.Transcript;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresenceSampleTest {

    @TempDir
    private Path directory;

    private final TestSource<LogLine> log = TestSource.of("log");
    private final TestSink<PresenceChange> changes = TestSink.of("changes");
    private final PipelineTester tester = PipelineTester.of(PresenceSample.pipeline(log, changes));

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
    void a_service_is_stale_once_however_long_it_is_silent() {
        tester.feed(log, new LogLine("web", "GET /"));
        for (int minute = 0; minute < 60; minute++) {
            tester.advance(Duration.ofMinutes(1));
        }
        assertThat(changes.rows()).containsExactly(new PresenceChange("web", true));
    }

    @Test
    void a_service_that_fell_silent_while_the_query_was_down_is_stale_right_after_the_restart() {
        assertThat(tester.feed(log, new LogLine("web", "GET /"))).emittedNothing();
        assertThat(tester.restart().advance(Duration.ofHours(1))).emitted(new PresenceChange("web", true));
    }

    @Test
    void initial_state_is_not_applied_again_after_a_restart() {
        assertThat(tester.feed(log, new LogLine("mail", "sent"))).emitted(new PresenceChange("mail", false));
        assertThat(tester.restart().feed(log, new LogLine("mail", "sent"))).emittedNothing();
    }
}
