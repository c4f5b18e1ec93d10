package dev.holdfast.runtime.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.keyed.TimedEvents.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of each key so far, against all events. */
class RunningOracleTest {

    /** A count. */
    record Total(String key, long count) {}

    @TempDir
    Path directory;

    private final MemorySink<Total> totals = MemorySink.of("totals");
    private final MemorySink<Event> newest = MemorySink.of("newest");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void each_key_with_events_has_one_result_in_a_batch(long seed) {
        TimedEvents events = new TimedEvents(directory, new Random(seed));
        Pipeline pipeline = Pipeline.of(
                events.stream()
                        .groupBy(TimedEvents.KEY)
                        .unbounded("a dozen")
                        .count()
                        .updates(Total::new)
                        .writeTo(totals),
                events.stream()
                        .latestBy(TimedEvents.BYTES_BY_KEY)
                        .unbounded("a dozen")
                        .writeTo(newest));
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Event> latest = new TreeMap<>();
        List<Total> expectedTotals = new ArrayList<>();
        List<Event> expectedNewest = new ArrayList<>();
        events.run(
                pipeline,
                (batch, before) -> {
                    Map<String, Total> changed = new TreeMap<>();
                    Map<String, Event> newer = new TreeMap<>();
                    for (Event event : batch) {
                        changed.put(event.key(), new Total(event.key(), counts.merge(event.key(), 1L, Long::sum)));
                        Event last = latest.get(event.key());
                        if (event.millis() != null && (last == null || last.millis() <= event.millis())) {
                            latest.put(event.key(), event);
                            newer.put(event.key(), event);
                        }
                    }
                    expectedTotals.addAll(changed.values());
                    expectedNewest.addAll(newer.values());
                },
                () -> {
                    assertThat(totals.rows()).containsExactlyInAnyOrderElementsOf(expectedTotals);
                    assertThat(newest.rows()).containsExactlyInAnyOrderElementsOf(expectedNewest);
                });
        assertThat(expectedTotals).hasSizeGreaterThan(50);
        assertThat(expectedNewest).hasSizeGreaterThan(50);
    }
}
