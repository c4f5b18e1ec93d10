package dev.holdfast.samples.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.BroadcastTester;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    final BroadcastTester<String, Payment, LimitChange, Suspicion> tester = BroadcastTester.of(LimitsOperators.check());

    @Test
    void a_limit_holds_for_every_card_from_its_change_on() {
        Payment payment = new Payment("ada", NOON, 600, false);
        tester.apply(new LimitChange("hour", new Limit(1_000, Duration.ofHours(1))));
        assertThat(tester.keys().call("ada", payment)).emittedNothing();
        assertThat(tester.keys().call("ada", payment)).emitted(new Suspicion("ada", "above the limit 'hour'"));
        tester.apply(new LimitChange("hour", null));
        assertThat(tester.keys().call("ada", payment)).emittedNothing();
    }

    @Test
    void a_change_replaces_the_limit_of_its_name() {
        tester.given(LimitsOperators.CHECK_LIMITS, Map.of("hour", new Limit(1_000, Duration.ofHours(1))));
        tester.apply(new LimitChange("hour", new Limit(10, Duration.ofHours(1))));
        assertThat(tester.entries(LimitsOperators.CHECK_LIMITS))
                .containsExactly(Map.entry("hour", new Limit(10, Duration.ofHours(1))));
    }
}
