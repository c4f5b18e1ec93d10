package dev.holdfast.samples.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.OperatorTester;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionsTest {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    final OperatorTester<String, Click, Session, SessionSummary> tester =
            OperatorTester.of(SessionsOperators.track()).at(NOON);

    @Test
    void a_click_opens_a_session() {
        assertThat(tester.call("ada", new Click("ada", "/")))
                .emitted(new SessionSummary("ada", NOON, 1, true))
                .hasState(new Session(1, NOON))
                .hasTimeout(NOON.plus(Duration.ofMinutes(30)));
    }

    @Test
    void half_an_hour_without_a_click_closes_it() {
        tester.given("ada", new Session(5, NOON), NOON.plus(Duration.ofMinutes(30)));
        assertThat(tester.timeout("ada"))
                .emitted(new SessionSummary("ada", NOON, 5, false))
                .hasNoState()
                .hasNoTimeout();
    }
}
