package dev.holdfast.runtime.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatermarksTest {

    @Test
    void what_a_batch_sees_holds_from_the_next_batch_on_and_makes_late_from_the_one_after() {
        Watermarks watermarks = new Watermarks(List.of(Duration.ofMillis(10)));
        watermarks.beginBatch();
        watermarks.observe(0, 25);
        assertThat(watermarks.evictMillis()).isZero();
        assertThat(watermarks.hasAdvanced()).isTrue();
        watermarks.beginBatch();
        assertThat(watermarks.evictMillis()).isEqualTo(15);
        assertThat(watermarks.lateMillis()).isZero();
        assertThat(watermarks.hasAdvanced()).isFalse();
        watermarks.beginBatch();
        assertThat(watermarks.lateMillis()).isEqualTo(15);
    }

    @Test
    void never_moves_back() {
        Watermarks watermarks = new Watermarks(List.of(Duration.ZERO));
        watermarks.observe(0, 50);
        watermarks.beginBatch();
        watermarks.observe(0, 20);
        watermarks.observe(0, EventTimes.NONE);
        watermarks.beginBatch();
        assertThat(watermarks.evictMillis()).isEqualTo(50);
    }

    @Test
    void the_earliest_stream_counts_and_one_without_events_pins_it_to_zero() {
        Watermarks watermarks = new Watermarks(List.of(Duration.ofMillis(10), Duration.ofMillis(15)));
        watermarks.observe(0, 120);
        assertThat(watermarks.hasAdvanced()).isFalse();
        watermarks.observe(1, 100);
        watermarks.beginBatch();
        assertThat(watermarks.evictMillis()).isEqualTo(85);
    }

    @Test
    void goes_on_after_a_restart_with_the_value_of_each_stream() {
        Watermarks before = new Watermarks(List.of(Duration.ZERO, Duration.ZERO));
        before.observe(0, 200);
        before.observe(1, 100);
        before.beginBatch();

        Watermarks after = new Watermarks(List.of(Duration.ZERO, Duration.ZERO));
        after.restore(before.evictMillis(), before.maxima());
        assertThat(after.evictMillis()).isEqualTo(100);
        after.observe(1, 300);
        after.beginBatch();
        assertThat(after.evictMillis()).isEqualTo(200);
    }

    @Test
    void keeps_its_value_when_the_number_of_streams_is_another() {
        Watermarks watermarks = new Watermarks(List.of(Duration.ZERO));
        watermarks.restore(500, List.of(500L, 700L));
        watermarks.observe(0, 300);
        watermarks.beginBatch();
        assertThat(watermarks.evictMillis()).isEqualTo(500);
    }

    @Test
    void event_times_round_towards_lateness_and_deadlines_away_from_it() {
        Instant time = Instant.ofEpochSecond(1, 500_001);
        assertThat(EventTimes.floorMillis(time)).isEqualTo(1000);
        assertThat(EventTimes.ceilMillis(time)).isEqualTo(1001);
        assertThat(EventTimes.ceilMillis(Instant.ofEpochMilli(7))).isEqualTo(7);
        assertThat(EventTimes.floorMillis(Instant.MAX)).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(EventTimes.floorMillis(Instant.MIN)).isEqualTo(Long.MIN_VALUE + 1);
        assertThat(EventTimes.ceilMillis(Instant.MAX)).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(EventTimes.ceilMillis(Instant.MIN)).isEqualTo(Long.MIN_VALUE + 1);
    }
}
