package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Source;
import dev.holdfast.engine.Trigger;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.runtime.TestOperators.Timed;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the watermark moves and what it does: the cases of group D that need no window. */
class WatermarkTest {

    @TempDir
    Path directory;

    /** An event that may have no time. */
    record Maybe(String key, @Nullable Instant time) {

        @SuppressWarnings("NullAway") // withWatermark takes null for an event without a time
        Instant timeOrNull() {
            return time;
        }
    }

    @Test
    void d04_the_progress_tells_the_times_of_the_batch_and_the_watermark_it_used() throws Exception {
        try (EngineDriver<Maybe> driver = echo(10)) {
            driver.feed(List.of(at(15)));
            assertThat(times(driver, 0)).isEqualTo("min 15 avg 15 max 15");
            driver.feed(List.of(at(10), at(12), at(14)));
            assertThat(times(driver, 2)).isEqualTo("min 10 avg 12 max 14 wm 5");
            driver.feed(List.of(at(25)));
            assertThat(times(driver, 3)).isEqualTo("min 25 avg 25 max 25 wm 5");
            assertThat(times(driver, 4)).isEqualTo("wm 15");
        }
    }

    @Test
    void d05_without_a_watermark_there_are_no_times() throws Exception {
        try (EngineDriver<Maybe> driver = driver((source, sink) -> Stream.from(source)
                .map(Maybe::key)
                .groupByKey(key -> key)
                .flatMapGroupsWithState(TestOperators.runningCount())
                .writeTo(sink))) {
            driver.step(List.of(at(15)));
            assertThat(driver.lastProgress().eventTime()).isEmpty();
        }
    }

    @Test
    void d07_the_watermark_survives_a_restart_and_is_used_at_once() throws Exception {
        try (EngineDriver<Maybe> driver = echo(10)) {
            driver.step(List.of(at(25)));
            driver.restart();
            assertThat(driver.step(List.of(at(10), at(15), at(16), at(30)))).containsExactly("16", "30");
            assertThat(driver.watermark()).isEqualTo(20);
            driver.restart();
            assertThat(driver.step(List.of(at(17)))).isEmpty();
            assertThat(driver.watermark()).isEqualTo(20);
        }
    }

    @Test
    void a_watermark_that_moved_in_the_last_batch_before_a_stop_fires_timeouts_after_the_restart() throws Exception {
        EventTimeFlatMapGroups<String, Timed, Long, String> operator = TestOperators.eventTimeMax();
        try (EngineDriver<Timed> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .withWatermark(Timed::at, Duration.ZERO)
                        .groupByKey(Timed::key)
                        .flatMapGroupsWithState(operator)
                        .writeTo(sink),
                builder -> builder.trigger(Trigger.once()))) {
            driver.feed(List.of(new Timed("a", 1), new Timed("b", 100)));
            driver.restart();
            assertThat(driver.drain()).containsExactly("(a,1)", "(b,100)");
            driver.restart(UnaryOperator.identity());
            assertThat(driver.drain()).containsExactly("(a,-1)");
        }
    }

    @Test
    void d24_with_no_delay_an_event_at_the_greatest_time_is_late_in_the_next_batch() throws Exception {
        try (EngineDriver<Maybe> driver = echo(0)) {
            assertThat(driver.step(List.of(at(10), at(10), at(9)))).containsExactly("10", "10", "9");
            assertThat(driver.step(List.of(at(10)))).isEmpty();
            assertThat(driver.step(List.of(at(11)))).containsExactly("11");
        }
    }

    @Test
    void d25_late_events_are_judged_by_the_watermark_of_the_batch_before() throws Exception {
        try (EngineDriver<Maybe> driver = new EngineDriver<>(
                directory, (source, sink) -> echo(source, 0).writeTo(sink), builder -> builder.maxEventsPerBatch(1))) {
            assertThat(driver.step(List.of(at(10), at(30), at(11), at(12)))).containsExactly("10", "11", "30");
            assertThat(driver.watermark()).isEqualTo(30);
        }
    }

    @Test
    void d29_what_is_filtered_after_the_watermark_counts_for_it() throws Exception {
        try (EngineDriver<Maybe> driver = driver((source, sink) -> Stream.from(source)
                .withWatermark(Maybe::timeOrNull, Duration.ZERO)
                .filter(event -> !event.key().equals("60"))
                .map(Maybe::key)
                .groupByKey(key -> "all")
                .flatMapGroupsWithState(echoing())
                .writeTo(sink))) {
            assertThat(driver.step(List.of(at(10)))).containsExactly("10");
            assertThat(driver.step(List.of(at(60)))).isEmpty();
            assertThat(driver.watermark()).isEqualTo(60);
            assertThat(driver.step(List.of(at(20)))).isEmpty();
        }
    }

    @Test
    void what_is_filtered_before_the_watermark_does_not() throws Exception {
        try (EngineDriver<Maybe> driver = driver((source, sink) -> Stream.from(source)
                .filter(event -> !event.key().equals("60"))
                .withWatermark(Maybe::timeOrNull, Duration.ZERO)
                .map(Maybe::key)
                .groupByKey(key -> "all")
                .flatMapGroupsWithState(echoing())
                .writeTo(sink))) {
            driver.step(List.of(at(10)));
            driver.step(List.of(at(60)));
            assertThat(driver.step(List.of(at(20)))).containsExactly("20");
        }
    }

    @Test
    void d30_an_event_without_a_time_is_never_late_and_moves_nothing() throws Exception {
        Maybe timeless = new Maybe("null", null);
        try (EngineDriver<Maybe> driver = echo(0)) {
            assertThat(driver.step(List.of(at(10), timeless))).containsExactly("10", "null");
            assertThat(driver.watermark()).isEqualTo(10);
            assertThat(driver.step(List.of(timeless))).containsExactly("null");
            assertThat(driver.watermark()).isEqualTo(10);
            assertThat(driver.step(List.of(at(11), timeless))).containsExactly("11", "null");
            assertThat(driver.watermark()).isEqualTo(11);
            assertThat(driver.metrics()).endsWith("d0");
        }
    }

    @Test
    void the_time_travels_with_the_event_through_map_flat_map_and_filter() throws Exception {
        try (EngineDriver<Maybe> driver = driver((source, sink) -> Stream.from(source)
                .withWatermark(Maybe::timeOrNull, Duration.ZERO)
                .map(Maybe::key)
                .flatMap(key -> Arrays.asList(key, key + "'"))
                .filter(key -> !key.equals("5'"))
                .groupByKey(key -> "all")
                .flatMapGroupsWithState(echoing())
                .writeTo(sink))) {
            assertThat(driver.step(List.of(at(5)))).containsExactly("5");
            assertThat(driver.step(List.of(at(4), at(6)))).containsExactly("6", "6'");
            assertThat(driver.metrics()).endsWith("d2");
        }
    }

    @Test
    void the_earlier_of_two_streams_counts_and_an_idle_one_holds_it_back() throws Exception {
        MemorySource<Maybe> other = MemorySource.of("other");
        try (EngineDriver<Maybe> driver = driver((source, sink) -> both(source, other, sink))) {
            driver.step(List.of(at(100)));
            assertThat(driver.hasWatermark()).isFalse();
            other.add(at(40));
            driver.drain();
            assertThat(driver.watermark()).isEqualTo(20);
            other.add(at(300));
            driver.drain();
            assertThat(driver.watermark()).isEqualTo(90);
        }
    }

    @Test
    void d09_the_watermarks_of_single_streams_survive_a_restart() throws Exception {
        MemorySource<Maybe> other = MemorySource.of("other");
        try (EngineDriver<Maybe> driver = driver((source, sink) -> both(source, other, sink))) {
            other.add(at(300));
            driver.step(List.of(at(100)));
            assertThat(driver.watermark()).isEqualTo(90);
            driver.restart();
            driver.step(List.of(at(200)));
            assertThat(driver.watermark()).isEqualTo(190);
        }
    }

    @Test
    void one_function_for_two_watermarks_makes_two_streams() throws Exception {
        MemorySource<Maybe> other = MemorySource.of("other");
        try (EngineDriver<Maybe> driver = driver((source, sink) -> Stream.from(source)
                .withWatermark(Maybe::timeOrNull, Duration.ZERO)
                .union(Stream.from(other).withWatermark(Maybe::timeOrNull, Duration.ZERO))
                .groupByKey(key -> "all")
                .flatMapGroupsWithState(echoing(Maybe.class))
                .writeTo(sink))) {
            other.add(at(50));
            driver.step(List.of(at(20)));
            assertThat(driver.watermark()).isEqualTo(20);
        }
    }

    @Test
    void late_events_go_to_their_sink_as_they_came() throws Exception {
        MemorySink<Maybe> late = MemorySink.of("late");
        try (EngineDriver<Maybe> driver = driver((source, sink) -> Stream.from(source)
                .withWatermark(Maybe::timeOrNull, Duration.ZERO)
                .groupByKey(event -> "all")
                .flatMapGroupsWithState(echoing(Maybe.class).lateEventsTo(late))
                .writeTo(sink))) {
            driver.step(List.of(at(10)));
            driver.metrics();
            driver.step(List.of(at(9), at(11), at(10)));
            assertThat(late.rows()).containsExactly(at(9), at(10));
            assertThat(driver.metrics()).endsWith("d2");
            assertThat(driver.query().recentProgress().get(2).sinks().get(1).numOutputRows())
                    .isEqualTo(2);
        }
    }

    @Test
    void the_watermark_may_lie_before_1970() throws Exception {
        try (EngineDriver<Maybe> driver = echo(50)) {
            assertThat(driver.step(List.of(at(-100), new Maybe("min", Instant.MIN))))
                    .containsExactly("-100", "min");
            assertThat(driver.watermark()).isEqualTo(-150);
            assertThat(driver.step(List.of(at(-149), at(-150), at(-200)))).containsExactly("-149");
            driver.restart();
            assertThat(driver.step(List.of(at(-150), at(50)))).containsExactly("50");
            assertThat(driver.watermark()).isZero();
            driver.restart();
            assertThat(driver.step(List.of(at(0), at(-1), at(1)))).containsExactly("1");
        }
    }

    @Test
    void no_watermark_makes_nothing_late_and_nothing_due() throws Exception {
        MemorySource<Maybe> other = MemorySource.of("other");
        try (EngineDriver<Maybe> driver = driver((source, sink) -> both(source, other, sink))) {
            driver.step(List.of(at(-1_000_000)));
            driver.restart();
            assertThat(driver.step(List.of(at(-2_000_000)))).hasSize(1);
            assertThat(driver.hasWatermark()).isFalse();
        }
    }

    @Test
    void events_in_order_are_not_late_by_a_part_of_a_millisecond() throws Exception {
        try (EngineDriver<Maybe> driver = echo(0)) {
            assertThat(driver.step(List.of(nanos("first", 100_000)))).containsExactly("first");
            assertThat(driver.step(List.of(nanos("second", 900_000)))).containsExactly("second");
            assertThat(driver.step(List.of(nanos("third", 900_001)))).containsExactly("third");
            assertThat(driver.step(List.of(nanos("whole", 0), nanos("before", -1))))
                    .isEmpty();
        }
    }

    @Test
    void a_delay_of_a_part_of_a_millisecond_is_kept() throws Exception {
        try (EngineDriver<Maybe> driver = driver((source, sink) -> Stream.from(source)
                .withWatermark(Maybe::timeOrNull, Duration.ofNanos(400_000))
                .map(Maybe::key)
                .groupByKey(key -> "all")
                .flatMapGroupsWithState(echoing())
                .writeTo(sink))) {
            driver.step(List.of(nanos("first", 0)));
            assertThat(driver.step(List.of(nanos("in time", -399_999)))).containsExactly("in time");
        }
    }

    @Test
    void the_latest_time_makes_everything_late_and_breaks_nothing() throws Exception {
        try (EngineDriver<Maybe> driver = echo(10)) {
            driver.step(List.of(new Maybe("max", Instant.MAX)));
            assertThat(driver.lastProgress().eventTime().get("watermark"))
                    .isEqualTo(Instant.ofEpochMilli(Long.MAX_VALUE - 1).minusSeconds(10));
            assertThat(driver.lastProgress().json()).contains("\"watermark\":\"+292278994-");
            driver.restart();
            assertThat(driver.step(List.of(at(5), new Maybe("none", null)))).containsExactly("none");
        }
    }

    @Test
    void a_delay_longer_than_any_time_makes_nothing_late() throws Exception {
        try (EngineDriver<Maybe> driver =
                driver((source, sink) -> echo(source, Long.MAX_VALUE).writeTo(sink))) {
            driver.step(List.of(at(20)));
            assertThat(driver.hasWatermark()).isTrue();
            assertThat(driver.step(List.of(at(5)))).containsExactly("5");
        }
    }

    private EngineDriver<Maybe> echo(long delaySeconds) {
        return driver((source, sink) -> echo(source, delaySeconds).writeTo(sink));
    }

    private static Stream<String> echo(Source<Maybe> source, long delaySeconds) {
        return Stream.from(source)
                .withWatermark(Maybe::timeOrNull, Duration.ofSeconds(delaySeconds))
                .map(Maybe::key)
                .groupByKey(key -> "all")
                .flatMapGroupsWithState(echoing());
    }

    private EngineDriver<Maybe> driver(BiFunction<Source<Maybe>, MemorySink<String>, Pipeline> pipeline) {
        return new EngineDriver<>(directory, pipeline, UnaryOperator.identity());
    }

    private static Pipeline both(Source<Maybe> source, Source<Maybe> other, MemorySink<String> sink) {
        EventTimeStream<Maybe> first = Stream.from(source).withWatermark(Maybe::timeOrNull, Duration.ofSeconds(10));
        EventTimeStream<Maybe> second = Stream.from(other).withWatermark(Maybe::timeOrNull, Duration.ofSeconds(20));
        return first.union(second)
                .groupByKey(event -> "all")
                .flatMapGroupsWithState(echoing(Maybe.class))
                .writeTo(sink);
    }

    private static EventTimeFlatMapGroups<String, String, Long, String> echoing() {
        return echoing(String.class);
    }

    private static <T> EventTimeFlatMapGroups<String, T, Long, String> echoing(Class<T> type) {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                "echo " + type.getSimpleName(),
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state, out) -> events.forEachRemaining(event -> out.emit(String.valueOf(event))));
    }

    private static Maybe at(long seconds) {
        return new Maybe(String.valueOf(seconds), Instant.ofEpochSecond(seconds));
    }

    private static Maybe nanos(String key, long nanos) {
        return new Maybe(key, Instant.ofEpochSecond(10).plusNanos(nanos));
    }

    /** The event-time part of a batch's progress, in seconds. */
    private static String times(EngineDriver<?> driver, long batch) throws InterruptedException {
        driver.drain();
        StringBuilder text = new StringBuilder();
        var times = driver.query().recentProgress().get((int) batch).eventTime();
        for (String name : List.of("min", "avg", "max", "watermark")) {
            if (times.containsKey(name)) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(name.equals("watermark") ? "wm" : name)
                        .append(' ')
                        .append(times.get(name).getEpochSecond());
            }
        }
        return text.toString();
    }
}
