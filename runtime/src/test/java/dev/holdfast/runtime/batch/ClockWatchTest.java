package dev.holdfast.runtime.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private final List<String> log = new ArrayList<>();
    private final ClockWatch watch = new ClockWatch(Duration.ofMinutes(1), log::add);

    @Test
    void a_clock_that_goes_with_time_is_not_worth_a_word() {
        look(0, 0, 0);
        look(3_600_000, 3_600_000, 0);
        look(3_660_000, 3_600_000, 0);
        look(3_660_000, 3_660_000, 0);
        assertThat(log).isEmpty();
    }

    @Test
    void a_jump_forwards_says_how_far_and_what_happens() {
        look(0, 0, 0);
        look(3_601_000, 1_000, 0);
        assertThat(log)
                .singleElement()
                .asString()
                .startsWith("The clock jumped forwards by PT1H, to 1970-01-01T01:00:01Z. Processing-time timeouts");
        look(3_602_000, 2_000, 0);
        assertThat(log).hasSize(1);
    }

    @Test
    void a_jump_back_says_which_time_batches_keep() {
        look(7_200_000, 0, 0);
        look(3_601_000, 1_000, 7_200_000);
        assertThat(log)
                .singleElement()
                .asString()
                .startsWith("The clock went back by PT1H, to 1970-01-01T01:00:01Z, while the last batch ran at "
                        + "1970-01-01T02:00:00Z. Batches keep the later time");
    }

    @Test
    void a_restart_before_the_last_batch_says_so() {
        look(1_000, 99_000_000, 3_600_000);
        assertThat(log)
                .singleElement()
                .asString()
                .startsWith("The clock shows 1970-01-01T00:00:01Z, but the last batch ran at 1970-01-01T01:00:00Z.");
    }

    private void look(long millis, long passedMillis, long lastBatchMillis) {
        watch.look(millis, Duration.ofMillis(passedMillis).toNanos(), lastBatchMillis);
    }
}
