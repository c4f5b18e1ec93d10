package dev.holdfast.runtime.keyed;

import static dev.holdfast.runtime.keyed.TimedEvents.sorted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Aggregated6;
import dev.holdfast.EventTimeFieldGroups;
import dev.holdfast.Pipeline;
import dev.holdfast.Running3;
import dev.holdfast.RunningGroups;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.field.All;
import dev.holdfast.field.KeyField;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.keyed.TimedEvents.Event;
import dev.holdfast.window.Window;
import dev.holdfast.window.Windows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Aggregates in parts beside the same without: the same results, updates and late events, with random cuts, delays, restarts, stores and workers. */
class SaltedOracleTest {

    private static final KeyField<Event, All> ONE_KEY = All.field();

    @TempDir
    Path directory;

    private final MemorySink<String> plain = MemorySink.of("plain");
    private final MemorySink<String> salted = MemorySink.of("salted");
    private final MemorySink<Event> lateOfPlain = MemorySink.of("lateOfPlain");
    private final MemorySink<Event> lateOfSalted = MemorySink.of("lateOfSalted");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void windows_that_close_are_the_same(long seed) {
        Random random = new Random(seed);
        Windows windows = windows(random);
        TimedEvents events = new TimedEvents(directory, random);
        EventTimeFieldGroups<String, Event> groups = events.stream().groupBy(TimedEvents.KEY);
        check(
                seed,
                events,
                aggregates(groups, windows, "plain")
                        .whenClosed(SaltedOracleTest::text)
                        .writeTo(plain),
                aggregates(groups.salted(2 + random.nextInt(5)), windows, "salted")
                        .whenClosed(SaltedOracleTest::text)
                        .writeTo(salted));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void windows_that_change_are_the_same(long seed) {
        Random random = new Random(seed);
        Windows windows = windows(random);
        Duration lateness = Duration.ofMillis(random.nextInt(3) * 1777L);
        TimedEvents events = new TimedEvents(directory, random);
        EventTimeFieldGroups<String, Event> groups = events.stream().groupBy(TimedEvents.KEY);
        check(
                seed,
                events,
                aggregates(groups, windows, "plain")
                        .updates(lateness, SaltedOracleTest::text)
                        .writeTo(plain),
                aggregates(groups.salted(4), windows, "salted")
                        .updates(lateness, SaltedOracleTest::text)
                        .writeTo(salted));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void all_events_together_are_what_one_key_is(long seed) {
        Random random = new Random(seed);
        Windows windows = windows(random);
        TimedEvents events = new TimedEvents(directory, random);
        check(
                seed,
                events,
                aggregates(events.stream().groupBy(ONE_KEY), windows, "plain")
                        .whenClosed(SaltedOracleTest::text)
                        .writeTo(plain),
                aggregates(events.stream().groupAll(), windows, "salted")
                        .whenClosed(SaltedOracleTest::text)
                        .writeTo(salted));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void what_is_known_so_far_is_the_same(long seed) {
        TimedEvents events = new TimedEvents(directory, new Random(seed));
        check(
                seed,
                events,
                running(events.stream().groupBy(TimedEvents.KEY).unbounded("a dozen"), "plain")
                        .updates((key, count, sum, distinct) -> key + " " + count + " " + sum + " " + distinct)
                        .writeTo(plain),
                running(events.stream().groupBy(TimedEvents.KEY).salted(3).unbounded("a dozen"), "salted")
                        .updates((key, count, sum, distinct) -> key + " " + count + " " + sum + " " + distinct)
                        .writeTo(salted));
    }

    private void check(long seed, TimedEvents events, Pipeline alone, Pipeline inParts) {
        events.run(Pipeline.of(alone, inParts), (batch, before) -> {}, () -> {});
        assertThat(sorted(salted.rows(), row -> row)).as("seed %s", seed).isEqualTo(sorted(plain.rows(), row -> row));
        assertThat(plain.rows()).isNotEmpty();
        assertThat(lateOfSalted.rows()).containsExactlyInAnyOrderElementsOf(lateOfPlain.rows());
    }

    private static Windows windows(Random random) {
        Duration length = Duration.ofMillis(1000 + random.nextInt(4) * 700L);
        return switch (random.nextInt(3)) {
            case 0 -> Windows.tumbling(length);
            case 1 -> Windows.sliding(length.multipliedBy(3), length).withOffset(Duration.ofMillis(333));
            default -> Windows.daily(ZoneId.of("Europe/Vienna"));
        };
    }

    private <K> Aggregated6<K, Long, Long, Long, Long, Long, Long, Event> aggregates(
            EventTimeFieldGroups<K, Event> groups, Windows windows, String id) {
        MemorySink<Event> late = id.equals("plain") ? lateOfPlain : lateOfSalted;
        return groups.windowedBy(windows)
                .named(id)
                .lateEventsTo(late)
                .aggregate(Aggregate.<Event>count())
                .and(Aggregate.sum(TimedEvents.NUMBER))
                .and(Aggregate.min(TimedEvents.NUMBER))
                .and(Aggregate.max(TimedEvents.NUMBER))
                .and(Aggregate.distinct(TimedEvents.NUMBER))
                .and(Aggregate.approxDistinct(TimedEvents.NUMBER).where(event -> event.id() % 2 == 0));
    }

    private static Running3<String, Long, Long, Long, Event> running(RunningGroups<String, Event> groups, String id) {
        return groups.named(id)
                .aggregate(Aggregate.<Event>count())
                .and(Aggregate.sum(TimedEvents.NUMBER))
                .and(Aggregate.distinct(TimedEvents.NUMBER));
    }

    private static String text(
            Object key, Window window, Long count, Long sum, Long least, Long most, Long distinct, Long even) {
        return key + " " + window + " " + count + " " + sum + " " + least + " " + most + " " + distinct + " " + even;
    }
}
