package dev.holdfast.runtime.keyed;

import static dev.holdfast.runtime.keyed.TimedEvents.sorted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Aggregated8;
import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.aggregate.Collected;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.keyed.TimedEvents.Event;
import dev.holdfast.window.Window;
import dev.holdfast.window.Windows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of all kinds with many aggregates against all events on time, computed at once. */
class WindowKindsOracleTest {

    @TempDir
    Path directory;

    private final MemorySink<String> results = MemorySink.of("results");
    private final MemorySink<Event> late = MemorySink.of("late");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void sliding_windows_have_what_lies_in_them(long seed) {
        Random random = new Random(seed);
        long slide = 500 + random.nextInt(5) * 700L;
        long size = slide * (1 + random.nextInt(4)) + random.nextInt(3) * 350L;
        long offset = random.nextInt(3) * 333L;
        Windows windows = Windows.sliding(Duration.ofMillis(size), Duration.ofMillis(slide))
                .withOffset(Duration.ofMillis(offset));
        check(seed, random, windows, new WindowsModel.Sliding(size, slide, offset));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void sessions_have_what_no_gap_parts(long seed) {
        Random random = new Random(seed);
        long gap = 500 + random.nextInt(5) * 900L;
        check(seed, random, Windows.session(Duration.ofMillis(gap)), new WindowsModel.Sessions(gap));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void days_have_what_their_clocks_say(long seed) {
        Random random = new Random(seed);
        ZoneId zone = ZoneId.of(
                List.of("Europe/Vienna", "Asia/Kathmandu", "America/Havana").get(random.nextInt(3)));
        check(seed, random, Windows.daily(zone), new WindowsModel.Days(zone));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36})
    void the_last_updates_are_what_windows_hold(long seed) {
        Random random = new Random(seed);
        long slide = 500 + random.nextInt(5) * 700L;
        long size = slide * (1 + random.nextInt(4));
        long lateness = random.nextInt(3) * 1777L;
        Windows windows = random.nextBoolean()
                ? Windows.sliding(Duration.ofMillis(size), Duration.ofMillis(slide))
                : Windows.tumbling(Duration.ofMillis(slide));
        boolean slides = windows instanceof Windows.Sliding;
        WindowsModel model = new WindowsModel.Sliding(slides ? size : slide, slide, 0);
        TimedEvents events = new TimedEvents(directory.resolve("updates"), random);
        Map<String, String> last = new TreeMap<>();
        Set<String> inBatch = new HashSet<>();
        int[] seen = new int[1];
        events.run(
                aggregates(events.stream(), windows)
                        .updates(Duration.ofMillis(lateness), WindowKindsOracleTest::text)
                        .writeTo(results),
                (batch, before) -> model.batch(batch, before == TimedEvents.NONE ? before : before - lateness),
                () -> {
                    inBatch.clear();
                    for (; seen[0] < results.rows().size(); seen[0]++) {
                        String row = results.rows().get(seen[0]);
                        String place = row.substring(0, row.indexOf(' ', row.indexOf(' ', row.indexOf(' ') + 1) + 1));
                        assertThat(inBatch.add(place))
                                .as("twice in a batch: %s", place)
                                .isTrue();
                        last.put(place, row);
                    }
                });
        assertThat(last.values().stream().sorted().toList()).as("seed %s", seed).isEqualTo(model.results());
        assertThat(late.rows()).as("seed %s", seed).isEqualTo(model.late());
        assertThat(results.rows()).hasSizeGreaterThan(model.results().size());
    }

    private void check(long seed, Random random, Windows windows, WindowsModel model) {
        TimedEvents events = new TimedEvents(directory.resolve("final"), random);
        Pipeline pipeline = aggregates(events.stream(), windows)
                .whenClosed(WindowKindsOracleTest::text)
                .writeTo(results);
        events.run(pipeline, model::batch, () -> {});
        assertThat(sorted(results.rows(), row -> row)).as("seed %s", seed).isEqualTo(model.results());
        assertThat(late.rows()).as("seed %s", seed).isEqualTo(model.late());
        assertThat(model.results()).hasSizeGreaterThan(10);
    }

    private Aggregated8<String, Long, Long, Long, Long, Double, List<Event>, Long, Collected<Long>, Event> aggregates(
            EventTimeStream<Event> events, Windows windows) {
        return events.groupBy(TimedEvents.KEY)
                .windowedBy(windows)
                .lateEventsTo(late)
                .aggregate(Aggregate.<Event>count())
                .and(Aggregate.sum(TimedEvents.NUMBER))
                .and(Aggregate.min(TimedEvents.NUMBER))
                .and(Aggregate.max(TimedEvents.NUMBER))
                .and(Aggregate.average(TimedEvents.NUMBER))
                .and(Aggregate.top(3, TimedEvents.NUMBER))
                .and(Aggregate.distinct(TimedEvents.NUMBER))
                .and(Aggregate.collect(TimedEvents.NUMBER, 4).where(event -> event.id() % 2 == 0));
    }

    @SuppressWarnings("TooManyParameters") // as many as there can be
    private static String text(
            String key,
            Window window,
            Long count,
            Long sum,
            Long least,
            Long greatest,
            Double average,
            List<Event> top,
            Long distinct,
            Collected<Long> even) {
        List<Long> ids = top.stream().map(Event::id).toList();
        return key + " " + window.start() + " " + window.end() + " " + count + " " + sum + " " + least + " " + greatest
                + " " + average + " " + ids + " " + distinct + " "
                + even.values().size() + " " + even.omitted();
    }
}
