package dev.holdfast.runtime.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.keyed.EventTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatermarksTest {

    @Test
    void what_a_batch_sees_holds_from_the_next_batch_on_and_makes_late_from_the_one_after() {
        Watermarks watermarks = new Watermarks(List.of(stream("a", 10)));
        watermarks.beginBatch();
        watermarks.observe(0, 25);
        assertThat(watermarks.evictMillis()).isEqualTo(EventTimes.NONE);
        assertThat(watermarks.advancesWithoutEvents(0)).isTrue();
        watermarks.beginBatch();
        assertThat(watermarks.evictMillis()).isEqualTo(15);
        assertThat(watermarks.lateMillis()).isEqualTo(EventTimes.NONE);
        assertThat(watermarks.advancesWithoutEvents(0)).isFalse();
        watermarks.beginBatch();
        assertThat(watermarks.lateMillis()).isEqualTo(15);
    }

    @Test
    void never_moves_back() {
        Watermarks watermarks = new Watermarks(List.of(stream("a", 0)));
        watermarks.observe(0, 50);
        watermarks.beginBatch();
        watermarks.observe(0, 20);
        watermarks.observe(0, EventTimes.NONE);
        watermarks.beginBatch();
        assertThat(watermarks.evictMillis()).isEqualTo(50);
    }

    @Test
    void the_earliest_stream_counts_and_while_one_has_no_events_there_is_none() {
        Watermarks watermarks = new Watermarks(List.of(stream("a", 10), stream("b", 15)));
        watermarks.observe(0, 120);
        assertThat(watermarks.advancesWithoutEvents(0)).isFalse();
        watermarks.observe(1, 100);
        watermarks.beginBatch();
        assertThat(watermarks.evictMillis()).isEqualTo(85);
    }

    @Test
    void goes_on_after_a_restart_with_the_value_of_each_stream_in_whichever_order_they_are_now() {
        Watermarks before = new Watermarks(List.of(stream("a", 0), stream("b", 0)));
        batch(before, 7, 200, 100);
        before.beginBatch();

        Watermarks after = new Watermarks(List.of(stream("b", 0), stream("a", 0)));
        after.restore(before.evictMillis(), 7, before.progress());
        assertThat(after.evictMillis()).isEqualTo(100);
        batch(after, 8, 300, EventTimes.NONE);
        after.beginBatch();
        assertThat(after.evictMillis()).isEqualTo(200);
    }

    @Test
    void a_stream_that_is_new_holds_the_watermark_where_it_is() {
        Watermarks watermarks = new Watermarks(List.of(stream("new", 0), stream("a", 0)));
        watermarks.restore(500, 7, List.of(new StreamProgress("a", 700, 7), new StreamProgress("gone", 900, 7)));
        batch(watermarks, 8, 300, EventTimes.NONE);
        watermarks.beginBatch();
        assertThat(watermarks.evictMillis()).isEqualTo(500);
        batch(watermarks, 9, 800, EventTimes.NONE);
        watermarks.beginBatch();
        assertThat(watermarks.evictMillis()).isEqualTo(700);
    }

    @Test
    void an_idle_stream_does_not_count_until_it_has_an_event_again() {
        Watermarks watermarks = new Watermarks(List.of(stream("a", 0), idling("b", 50)));
        assertThat(run(watermarks, 0, 1000, 100)).isEqualTo(100);
        assertThat(run(watermarks, 49, 1100, EventTimes.NONE)).isEqualTo(100);
        assertThat(watermarks.idleStreams()).isEmpty();
        assertThat(run(watermarks, 50, EventTimes.NONE, EventTimes.NONE)).isEqualTo(1100);
        assertThat(watermarks.idleStreams()).containsExactly("b");
        assertThat(run(watermarks, 60, 1200, 200)).isEqualTo(1100);
        assertThat(run(watermarks, 70, EventTimes.NONE, 1150)).isEqualTo(1150);
        assertThat(run(watermarks, 130, 1300, EventTimes.NONE)).isEqualTo(1300);
    }

    @Test
    void a_stream_that_never_had_an_event_is_idle_after_that_time_too() {
        Watermarks watermarks = new Watermarks(List.of(stream("a", 0), idling("b", 50)));
        assertThat(run(watermarks, 1000, 10, EventTimes.NONE)).isEqualTo(EventTimes.NONE);
        assertThat(run(watermarks, 1050, 20, EventTimes.NONE)).isEqualTo(20);
    }

    @Test
    void time_in_which_no_batch_ran_does_not_make_idle_before_the_next_batch_has_looked() {
        Watermarks watermarks = new Watermarks(List.of(stream("a", 0), idling("b", 50)));
        batch(watermarks, 0, 1000, 100);
        Watermarks restarted = new Watermarks(List.of(stream("a", 0), idling("b", 50)));
        restarted.restore(0, 0, watermarks.progress());
        restarted.beginBatch();
        assertThat(restarted.evictMillis()).isEqualTo(100);
        assertThat(run(restarted, 5000, 2000, 300)).isEqualTo(300);
    }

    @Test
    void if_all_are_idle_the_last_one_counts_whether_or_not_batches_ran_in_between() {
        Watermarks through = new Watermarks(List.of(idling("a", 50), idling("b", 50)));
        run(through, 0, 100, 10);
        run(through, 20, 200, EventTimes.NONE);
        run(through, 50, EventTimes.NONE, EventTimes.NONE);
        assertThat(through.idleStreams()).containsExactly("b");
        assertThat(run(through, 70, EventTimes.NONE, EventTimes.NONE)).isEqualTo(200);
        assertThat(through.idleStreams()).containsExactly("a", "b");

        Watermarks jumping = new Watermarks(List.of(idling("a", 50), idling("b", 50)));
        run(jumping, 0, 100, 10);
        run(jumping, 20, 200, EventTimes.NONE);
        assertThat(jumping.advancesWithoutEvents(49)).isFalse();
        assertThat(jumping.advancesWithoutEvents(1000)).isTrue();
        assertThat(run(jumping, 1000, EventTimes.NONE, EventTimes.NONE)).isEqualTo(200);
    }

    @Test
    void tells_when_a_stream_will_be_idle_next() {
        Watermarks watermarks = new Watermarks(List.of(idling("a", 50), idling("b", 80), stream("c", 0)));
        assertThat(watermarks.nextIdleMillis(0)).isEqualTo(Long.MAX_VALUE);
        batch(watermarks, 100, 1, 1);
        assertThat(watermarks.nextIdleMillis(100)).isEqualTo(150);
        assertThat(watermarks.nextIdleMillis(150)).isEqualTo(180);
        assertThat(watermarks.nextIdleMillis(180)).isEqualTo(Long.MAX_VALUE);
    }

    private static WatermarkStream stream(String id, long delayMillis) {
        return new WatermarkStream(id, Duration.ofMillis(delayMillis), null);
    }

    private static WatermarkStream idling(String id, long idleMillis) {
        return new WatermarkStream(id, Duration.ZERO, Duration.ofMillis(idleMillis));
    }

    /** Runs a batch and gives the watermark of the next. */
    private static long run(Watermarks watermarks, long processingMillis, long... maxima) {
        watermarks.beginBatch();
        batch(watermarks, processingMillis, maxima);
        watermarks.beginBatch();
        return watermarks.evictMillis();
    }

    private static void batch(Watermarks watermarks, long processingMillis, long... maxima) {
        for (int stream = 0; stream < maxima.length; stream++) {
            watermarks.observe(stream, maxima[stream]);
        }
        watermarks.endBatch(processingMillis);
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
        assertThat(EventTimes.floorMillis(Instant.ofEpochSecond(-2, 500_001))).isEqualTo(-2000);
        assertThat(EventTimes.ceilMillis(Instant.ofEpochSecond(-2, 500_001))).isEqualTo(-1999);
    }

    @Test
    void durations_round_up_and_end_with_the_range() {
        assertThat(EventTimes.ceilMillis(Duration.ofNanos(1))).isEqualTo(1);
        assertThat(EventTimes.ceilMillis(Duration.ofNanos(-1))).isZero();
        assertThat(EventTimes.ceilMillis(Duration.ofNanos(-1_500_000))).isEqualTo(-1);
        assertThat(EventTimes.ceilMillis(Duration.ofMillis(-2))).isEqualTo(-2);
        assertThat(EventTimes.ceilMillis(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(EventTimes.ceilMillis(Duration.ofSeconds(Long.MIN_VALUE))).isEqualTo(Long.MIN_VALUE);
        assertThat(EventTimes.plus(5, -7)).isEqualTo(-2);
        assertThat(EventTimes.plus(5, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(EventTimes.plus(-5, Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE + 1);
    }

    @Test
    void what_is_behind_no_watermark_or_the_end_of_time_stays_there() {
        assertThat(EventTimes.behind(EventTimes.NONE, 5)).isEqualTo(EventTimes.NONE);
        assertThat(EventTimes.behind(EventTimes.END, Long.MAX_VALUE)).isEqualTo(EventTimes.END);
        assertThat(EventTimes.behind(3, 5)).isEqualTo(-2);
        assertThat(EventTimes.behind(Long.MIN_VALUE + 3, 5)).isEqualTo(EventTimes.NONE);
    }

    @Test
    void event_time_that_is_closed_stays_closed() {
        Watermarks watermarks = new Watermarks(List.of(stream("a", 10)));
        assertThat(run(watermarks, 0, 50)).isEqualTo(40);
        watermarks.close();
        assertThat(watermarks.isClosed()).isFalse();
        assertThat(watermarks.advancesWithoutEvents(0)).isTrue();
        assertThat(run(watermarks, 1, 60)).isEqualTo(EventTimes.END);
        Watermarks after = new Watermarks(List.of(stream("a", 10)));
        after.restore(watermarks.evictMillis(), 1, watermarks.progress());
        assertThat(after.isClosed()).isTrue();
        assertThat(run(after, 2, 70)).isEqualTo(EventTimes.END);
    }
}
