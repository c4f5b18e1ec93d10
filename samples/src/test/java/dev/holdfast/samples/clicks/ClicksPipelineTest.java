package dev.holdfast.samples.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.CommitStep;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClicksPipelineTest {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    final TestSource<Click> clicks = TestSource.of("clicks");
    final TestSink<SessionSummary> summaries = TestSink.of("summaries");
    final PipelineTester tester =
            PipelineTester.of(ClicksSample.pipeline(clicks, summaries)).at(NOON);

    @Test
    void a_click_keeps_a_session_open_for_exactly_half_an_hour() {
        tester.feed(clicks, new Click("ada", "/"));
        assertThat(tester.advance(Duration.ofMinutes(30))).emittedNothing();
        assertThat(tester.feed(clicks, new Click("ada", "/news")))
                .emitted(new SessionSummary("ada", NOON, 2, true))
                .hasTimer("ada", NOON.plus(Duration.ofMinutes(60)));
        assertThat(tester.advance(Duration.ofMinutes(30).plusMillis(1)))
                .emitted(new SessionSummary("ada", NOON, 2, false))
                .hasNoState("ada")
                .hasNoTimers();
    }

    @Test
    void neither_a_restart_nor_a_crash_shows() {
        tester.feed(clicks, new Click("ada", "/"));
        tester.workers(4).restart();
        tester.crashAt(CommitStep.PUBLISHED);
        assertThat(tester.feed(clicks, new Click("ada", "/news"), new Click("grace", "/")))
                .emitted(new SessionSummary("ada", NOON, 2, true), new SessionSummary("grace", NOON, 1, true));
        assertThat(tester.state(SessionsOperators.track(), "ada")).contains(new Session(2, NOON));
    }
}
