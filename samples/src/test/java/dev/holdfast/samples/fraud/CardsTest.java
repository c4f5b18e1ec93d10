package dev.holdfast.samples.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.StatesTester;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardsTest {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    final StatesTester<String, Payment, Suspicion> tester =
            StatesTester.of(CardsOperators.watch()).at(NOON);

    @Test
    void a_payment_far_above_the_mean_is_suspicious() {
        tester.given("ada", CardsOperators.WATCH_SPENDING, new Spending(3, 4_500));
        assertThat(tester.call("ada", new Payment("ada", NOON, 90_000, false)))
                .emitted(new Suspicion("ada", "90000 cents is far above its mean"))
                .has(CardsOperators.WATCH_SPENDING, new Spending(4, 94_500))
                .hasTimer(CardsOperators.WATCH_TIMERS, Cards.Timer.UNUSED, NOON.plus(Duration.ofDays(30)));
    }

    @Test
    void payments_declined_are_kept_for_ten_minutes() {
        Instant before = NOON.minusSeconds(601);
        tester.given("bob", CardsOperators.WATCH_DECLINED, List.of(Map.entry(before, 100L), Map.entry(NOON, 200L)));
        assertThat(tester.call("bob", new Payment("bob", NOON, 300, true))).emittedNothing();
        assertThat(tester.entries("bob", CardsOperators.WATCH_DECLINED))
                .containsExactly(Map.entry(NOON, 200L), Map.entry(NOON, 300L));
    }

    @Test
    void a_card_that_nobody_uses_is_forgotten() {
        tester.call("ada", new Payment("ada", NOON, 100, false));
        assertThat(tester.fire("ada", CardsOperators.WATCH_TIMERS, Cards.Timer.UNUSED))
                .emitted(new Suspicion("ada", "unused for thirty days"))
                .hasNothing();
    }
}
