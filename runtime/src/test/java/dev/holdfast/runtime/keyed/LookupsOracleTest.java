package dev.holdfast.runtime.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Lookup;
import dev.holdfast.Pipeline;
import dev.holdfast.field.KeyField;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.keyed.TwoStreams.Event;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.window.Windows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However the events and versions are cut, delayed and restarted: a lookup gives what a look at all versions on time gives. */
class LookupsOracleTest {

    private static final KeyField<String, String> ALL = KeyField.of("all", row -> "all", KeySerializers.string());

    @TempDir
    Path directory;

    private final MemorySink<String> results = MemorySink.of("results");
    private final MemorySink<Event> lateEvents = MemorySink.of("lateEvents");
    private final MemorySink<Event> lateVersions = MemorySink.of("lateVersions");
    private final MemorySink<String> lateResults = MemorySink.of("lateResults");
    private final MemorySink<Long> counts = MemorySink.of("counts");

    private final List<Event> events = new ArrayList<>();
    private final List<Event> versions = new ArrayList<>();
    private final List<Event> lost = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 1", "4, 700", "5, 3000", "6, 3000", "7, 100000", "8, 0", "9, 700", "10, 86400000"})
    void a_lookup_gives_what_a_look_at_all_versions_gives(long seed, long history) {
        for (boolean givesMissing : List.of(false, true)) {
            clear();
            TwoStreams streams = new TwoStreams(directory.resolve("" + givesMissing), new Random(seed), 1500);
            Lookup<String, Event, Event> lookup = lookup(streams.left(), streams.right(), history);
            streams.run(
                    pipeline(lookup, givesMissing),
                    (stream, event, before) -> take(stream == 0 ? events : versions, event, event.millis() <= before));
            check(seed, givesMissing);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void a_stream_may_look_itself_up(long seed) {
        TwoStreams streams = new TwoStreams(directory, new Random(seed), 1500);
        EventTimeStream<Event> both = streams.left().union(streams.right());
        streams.run(pipeline(lookup(both, both, 0), true), (stream, event, before) -> {
            take(events, event, event.millis() <= before);
            if (event.millis() > before) {
                versions.add(event);
            }
        });
        check(seed, true);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void an_event_waits_for_the_result_of_an_operator_that_may_still_come_at_its_time(long seed) {
        TwoStreams streams = new TwoStreams(directory, new Random(seed), 300);
        List<Event> all = new ArrayList<>();
        Lookup<String, Event, Event> lookup = lookup(streams.left(), lastOfWindows(streams.right()), 0);
        streams.run(pipeline(lookup, true), (stream, event, before) -> {
            if (stream == 0) {
                all.add(event);
            } else {
                addWindow(event, before);
            }
        });
        lost.addAll(lateEvents.rows());
        all.stream().filter(event -> !lost.contains(event)).forEach(events::add);
        check(seed, true);
    }

    private void clear() {
        results.clear();
        lateEvents.clear();
        lateVersions.clear();
        lateResults.clear();
        counts.clear();
        events.clear();
        versions.clear();
        lost.clear();
    }

    private static Lookup<String, Event, Event> lookup(
            EventTimeStream<Event> events, EventTimeStream<Event> versions, long history) {
        return events.lookup(
                TwoStreams.KEY,
                versions.asTable(TwoStreams.KEY, Duration.ofMillis(history)).deletedBy(LookupsOracleTest::isDeletion));
    }

    private static boolean isDeletion(Event version) {
        return version.name().endsWith("3");
    }

    private static EventTimeStream<Event> lastOfWindows(EventTimeStream<Event> events) {
        return events.groupBy(TwoStreams.KEY)
                .windowedBy(Windows.tumbling(Duration.ofSeconds(1)))
                .named("windows")
                .count()
                .whenClosed((key, window, n) -> new Event(
                        key, key + window.start().toEpochMilli(), window.end().toEpochMilli() - 1));
    }

    private void addWindow(Event event, long before) {
        long start = TimedEvents.windowStart(event.millis(), 1000, 0);
        Event window = new Event(event.key(), event.key() + start, start + 999);
        if (start + 1000 > before && !versions.contains(window)) {
            versions.add(window);
        }
    }

    private void take(List<Event> taken, Event event, boolean isLate) {
        (isLate ? lost : taken).add(event);
    }

    /** What stands behind the lookup must get every result: none may be late there. */
    private Pipeline pipeline(Lookup<String, Event, Event> lookup, boolean givesMissing) {
        Lookup<String, Event, Event> whole = lookup.lateEventsTo(lateEvents).lateVersionsTo(lateVersions);
        EventTimeStream<String> found =
                givesMissing ? whole.asOfOrNull(LookupsOracleTest::text) : whole.asOf(LookupsOracleTest::text);
        return Pipeline.of(
                found.writeTo(results),
                found.groupBy(ALL)
                        .windowedBy(Windows.tumbling(Duration.ofMillis(100)))
                        .lateEventsTo(lateResults)
                        .count()
                        .whenClosed((key, window, n) -> n)
                        .writeTo(counts));
    }

    private void check(long seed, boolean givesMissing) {
        List<String> expected = events.stream()
                .filter(event -> givesMissing || versionOf(event) != null)
                .map(event -> text(event, versionOf(event)))
                .toList();
        assertThat(expected).hasSizeGreaterThan(30);
        assertThat(results.rows()).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(expected);
        List<Event> late = new ArrayList<>(lateEvents.rows());
        late.addAll(lateVersions.rows());
        assertThat(late).as("seed %s", seed).containsAll(lost);
        assertThat(lost).as("seed %s", seed).containsAll(late);
        assertThat(lateResults.rows()).as("seed %s", seed).isEmpty();
        assertThat(counts.rows().stream().mapToLong(Long::longValue).sum()).isEqualTo(expected.size());
    }

    private @Nullable Event versionOf(Event event) {
        Event newest = null;
        for (Event version : versions) {
            boolean isValid = version.key().equals(event.key()) && version.millis() <= event.millis();
            if (isValid && (newest == null || version.millis() >= newest.millis())) {
                newest = version;
            }
        }
        return newest == null || isDeletion(newest) ? null : newest;
    }

    private static String text(Event event, @Nullable Event version) {
        return event.key() + " " + event.name() + "+" + TwoStreams.name(version);
    }
}
