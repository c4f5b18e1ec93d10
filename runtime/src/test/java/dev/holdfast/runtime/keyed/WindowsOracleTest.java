package dev.holdfast.runtime.keyed;

import static dev.holdfast.runtime.keyed.TimedEvents.sorted;
import static dev.holdfast.runtime.keyed.TimedEvents.windowStart;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.field.KeyField;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.keyed.TimedEvents.Event;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.window.Window;
import dev.holdfast.window.Windows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However events are cut, delayed and restarted: counts by window are those of all events that were on time, computed at once. */
class WindowsOracleTest {

    /** A result. */
    record Counted(String key, Window window, long count) {

        long end() {
            return window.end().toEpochMilli();
        }
    }

    private record Place(String key, long start) {}

    private static final KeyField<Counted, String> ALL = KeyField.of("all", counted -> "all", KeySerializers.string());

    @TempDir
    Path directory;

    private final MemorySink<Counted> results = MemorySink.of("results");
    private final MemorySink<Event> late = MemorySink.of("late");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void counts_are_those_of_all_events_on_time(long seed) {
        Random random = new Random(seed);
        long size = 1000 + random.nextInt(7) * 1500L;
        long offset = random.nextInt(3) * 777L;
        TimedEvents events = new TimedEvents(directory, random);
        Map<Place, Long> expected = new TreeMap<>(ORDER);
        List<Event> expectedLate = new ArrayList<>();
        events.run(
                pipeline(events.stream(), size, offset),
                (batch, before) -> batch.stream()
                        .filter(event -> event.millis() != null)
                        .forEach(event -> {
                            long start = windowStart(event.millis(), size, offset);
                            if (start + size <= before) {
                                expectedLate.add(event);
                            } else {
                                expected.merge(new Place(event.key(), start), 1L, Long::sum);
                            }
                        }),
                () -> assertThat(results.rows())
                        .as("seed %s", seed)
                        .allSatisfy(row -> assertThat(row.count())
                                .isEqualTo(expected.get(new Place(
                                        row.key(), row.window().start().toEpochMilli())))));
        assertThat(sorted(results.rows(), Counted::toString))
                .as("seed %s", seed)
                .isEqualTo(texts(expected, size));
        assertThat(late.rows()).as("seed %s", seed).isEqualTo(expectedLate);
        assertThat(expected).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void windows_of_windows_of_events_without_duplicates_lose_nothing(long seed) {
        Random random = new Random(seed);
        TimedEvents events = new TimedEvents(directory, random);
        MemorySink<Counted> outer = MemorySink.of("outer");
        EventTimeStream<Counted> inner = events.stream()
                .dropDuplicates(TimedEvents.ID, Duration.ofSeconds(9))
                .groupBy(TimedEvents.KEY)
                .windowedBy(Windows.tumbling(Duration.ofSeconds(3)))
                .count()
                .whenClosed(Counted::new);
        Pipeline pipeline = Pipeline.of(
                inner.writeTo(results),
                inner.groupBy(ALL)
                        .windowedBy(Windows.tumbling(Duration.ofSeconds(12)))
                        .lateEventsTo(MemorySink.of("lost"))
                        .count()
                        .whenClosed(Counted::new)
                        .writeTo(outer));
        DuplicatesModel ids = new DuplicatesModel(9000);
        Map<Place, Long> expected = new TreeMap<>(ORDER);
        events.run(
                pipeline,
                (batch, before) -> ids.batch(batch, before).stream()
                        .filter(event -> event.millis() != null)
                        .forEach(event -> expected.merge(
                                new Place(event.key(), windowStart(event.millis(), 3000, 0)), 1L, Long::sum)),
                () -> {});
        assertThat(sorted(results.rows(), Counted::toString))
                .as("seed %s", seed)
                .isEqualTo(texts(expected, 3000));
        Map<Place, Long> expectedOuter = new TreeMap<>(ORDER);
        expected.keySet()
                .forEach(place ->
                        expectedOuter.merge(new Place("all", windowStart(place.start(), 12_000, 0)), 1L, Long::sum));
        assertThat(sorted(outer.rows(), Counted::toString)).as("seed %s", seed).isEqualTo(texts(expectedOuter, 12_000));
    }

    private Pipeline pipeline(EventTimeStream<Event> events, long size, long offset) {
        return events.groupBy(TimedEvents.KEY)
                .windowedBy(Windows.tumbling(Duration.ofMillis(size)).withOffset(Duration.ofMillis(offset)))
                .lateEventsTo(late)
                .count()
                .whenClosed(Counted::new)
                .writeTo(results);
    }

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::key).thenComparing(Place::start);

    private static List<String> texts(Map<Place, Long> counts, long size) {
        return counts.entrySet().stream()
                .map(entry -> new Counted(
                        entry.getKey().key(),
                        new Window(
                                Instant.ofEpochMilli(entry.getKey().start()),
                                Instant.ofEpochMilli(entry.getKey().start() + size)),
                        entry.getValue()))
                .map(Counted::toString)
                .sorted()
                .toList();
    }
}
