package dev.holdfast.runtime.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Stream;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.Deduplication;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.SteppedQuery;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.window.Windows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events between two milliseconds belong to the window that holds them, and are late only by a watermark that is not earlier. */
class PartsOfMillisecondsTest {

    /** An event: its time in microseconds tells it from all others. */
    record Micros(long id, long micros) {

        Instant at() {
            return Instant.ofEpochSecond(0, micros * 1000);
        }
    }

    private static final KeyField<Micros, String> ALL = KeyField.of("all", event -> "all", KeySerializers.string());
    private static final KeyField<Micros, Long> ID = KeyField.of("id", Micros::id, KeySerializers.int64());
    private static final Duration GAP = Duration.ofSeconds(5);

    @TempDir
    Path directory;

    private final MemorySource<Micros> source = MemorySource.of("events");
    private final MemorySink<String> counts = MemorySink.of("counts");
    private final MemorySink<Micros> late = MemorySink.of("late");

    @Test
    void an_event_just_before_the_end_of_a_window_is_in_it() {
        run(events(), List.of(micros(9_999_500), micros(10_000_000), micros(19_999_999), micros(20_000_001)));
        assertThat(counts.rows()).containsExactly("0: 1", "10: 2", "20: 1");
        assertThat(late.rows()).isEmpty();
    }

    @Test
    void an_event_is_late_if_its_window_has_closed_and_not_for_a_part_of_a_millisecond() {
        run(
                events(),
                List.of(micros(9_999_100)),
                List.of(micros(9_999_900)),
                List.of(micros(10_000_900)),
                List.of(micros(10_000_100)),
                List.of(micros(9_999_999)));
        assertThat(counts.rows()).containsExactly("0: 2", "10: 2");
        assertThat(late.rows()).containsExactly(micros(9_999_999));
    }

    @Test
    void an_id_is_remembered_to_the_part_of_a_millisecond_and_its_event_keeps_its_window() {
        EventTimeStream<Micros> once = events().dropDuplicates(
                        Deduplication.by(ID, Duration.ofSeconds(10)).named("once"));
        run(
                once,
                List.of(new Micros(1, 9_999_500)),
                List.of(new Micros(2, 19_999_000)),
                List.of(),
                List.of(new Micros(1, 19_999_400)),
                List.of(new Micros(3, 20_000_000)),
                List.of(),
                List.of(new Micros(1, 20_000_500)));
        assertThat(counts.rows()).containsExactly("0: 1", "10: 1", "20: 2");
    }

    @Test
    void a_result_with_a_time_keeps_its_window_which_waits_for_it() {
        EventTimeStream<Micros> last = events().groupByKey(event -> event.id())
                .flatMapGroupsWithState(lastOfEach())
                .withResultTime(Micros::at, GAP);
        run(
                last,
                List.of(new Micros(1, 9_999_500), new Micros(2, 9_999_900)),
                List.of(new Micros(3, 14_999_000)),
                List.of(),
                List.of(new Micros(3, 15_000_000)),
                List.of());
        assertThat(counts.rows()).containsExactly("0: 2", "10: 1");
        assertThat(late.rows()).isEmpty();
    }

    private static EventTimeFlatMapGroups<Long, Micros, Long, Micros> lastOfEach() {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                "last", KeySerializers.int64(), StateSerializers.int64(), (key, events, state, out) -> {
                    if (state.hasTimedOut()) {
                        out.emit(new Micros(key, state.get()));
                        state.remove();
                        return;
                    }
                    Micros last = null;
                    while (events.hasNext()) {
                        last = events.next();
                    }
                    state.update(last.micros());
                    state.setTimeoutTimestamp(last.at().plus(GAP));
                });
    }

    private EventTimeStream<Micros> events() {
        return Stream.from(source).withWatermark(Micros::at, Duration.ZERO);
    }

    @SafeVarargs
    private void run(EventTimeStream<Micros> stream, List<Micros>... batches) {
        EmbeddedEngine.Builder engine =
                EmbeddedEngine.builder().checkpoint(directory).clock(new ManualClock(Instant.EPOCH));
        try (SteppedQuery query = SteppedQuery.open(
                engine,
                stream.groupBy(ALL)
                        .windowedBy(Windows.tumbling(Duration.ofSeconds(10)))
                        .lateEventsTo(late)
                        .count()
                        .whenClosed((key, window, count) -> window.start().getEpochSecond() + ": " + count)
                        .writeTo(counts),
                CheckpointFiles.local(),
                CallWatch.NONE)) {
            for (List<Micros> batch : batches) {
                source.addAll(batch);
                query.runBatch();
            }
            query.closeEventTime();
            while (query.runBatch().isPresent()) {}
        }
    }

    private static Micros micros(long micros) {
        return new Micros(0, micros);
    }
}
