package dev.holdfast.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final RetryPolicy FIVE =
            RetryPolicy.attempts(5).withPauses(Duration.ofMillis(100), Duration.ofMillis(300));

    @Test
    void pauses_double_up_to_the_longest_and_end_with_the_attempts() {
        assertThat(FIVE.pauseAfter(1, 0)).contains(Duration.ofMillis(100));
        assertThat(FIVE.pauseAfter(2, 0)).contains(Duration.ofMillis(200));
        assertThat(FIVE.pauseAfter(3, 0)).contains(Duration.ofMillis(300));
        assertThat(FIVE.pauseAfter(4, 0)).contains(Duration.ofMillis(300));
        assertThat(FIVE.pauseAfter(5, 0)).isEmpty();
        assertThat(RetryPolicy.NONE.pauseAfter(1, 0)).isEmpty();
    }

    @Test
    void chance_takes_up_to_half_of_a_pause() {
        assertThat(FIVE.pauseAfter(2, 0.5)).contains(Duration.ofMillis(150));
        assertThat(FIVE.pauseAfter(2, Math.nextDown(1.0)).orElseThrow()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void the_standard_policy_outlasts_a_minute_and_ends_within_two_and_a_half() {
        assertThat(total(Math.nextDown(1.0))).isBetween(Duration.ofSeconds(70), Duration.ofSeconds(150));
        assertThat(total(0)).isBetween(Duration.ofSeconds(70), Duration.ofSeconds(150));
    }

    private static Duration total(double chance) {
        return IntStream.range(1, RetryPolicy.STANDARD.attempts())
                .mapToObj(failures ->
                        RetryPolicy.STANDARD.pauseAfter(failures, chance).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void a_pause_of_many_failures_does_not_overflow() {
        RetryPolicy patient =
                RetryPolicy.attempts(Integer.MAX_VALUE).withPauses(Duration.ofNanos(1), Duration.ofDays(365));

        assertThat(patient.pauseAfter(1_000_000, 0)).contains(Duration.ofDays(365));
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> RetryPolicy.attempts(0)).hasMessageContaining("at least 1 attempt, not 0");
        assertThatThrownBy(() -> FIVE.withPauses(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("do not grow");
        assertThatThrownBy(() -> FIVE.withPauses(Duration.ofSeconds(-1), Duration.ofSeconds(1)))
                .hasMessageContaining("do not grow");
        assertThatThrownBy(() -> FIVE.pauseAfter(0, 0)).hasMessageContaining("at least 1 failure");
        assertThatThrownBy(() -> FIVE.pauseAfter(1, 1)).hasMessageContaining("chance");
    }
}
