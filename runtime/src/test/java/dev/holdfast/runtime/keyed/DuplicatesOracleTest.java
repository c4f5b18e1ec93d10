package dev.holdfast.runtime.keyed;

import static dev.holdfast.runtime.keyed.TimedEvents.sorted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.operator.Deduplication;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.keyed.TimedEvents.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However events are cut, delayed and restarted: no duplicate comes within the time, and what is left out was one. */
class DuplicatesOracleTest {

    @TempDir
    Path directory;

    private final MemorySink<Event> results = MemorySink.of("results");
    private final MemorySink<Event> late = MemorySink.of("late");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void it_equals_its_model_and_keeps_its_promise(long seed) {
        Random random = new Random(seed);
        long within = 1000 + random.nextInt(20) * 1000L;
        TimedEvents events = new TimedEvents(directory, random);
        DuplicatesModel model = new DuplicatesModel(within);
        List<Event> expected = new ArrayList<>();
        events.run(
                events.stream()
                        .dropDuplicates(Deduplication.by(TimedEvents.ID, Duration.ofMillis(within))
                                .named("once")
                                .lateEventsTo(late))
                        .writeTo(results),
                (batch, before) -> expected.addAll(model.batch(batch, before)),
                () -> assertThat(sorted(results.rows(), Event::toString))
                        .as("seed %s", seed)
                        .isEqualTo(sorted(expected, Event::toString)));
        assertThat(late.rows()).as("seed %s", seed).isEqualTo(model.late);
        assertThat(model.dropped).isGreaterThan(100);
        assertNoneWithin(within, seed);
    }

    private void assertNoneWithin(long within, long seed) {
        Map<Long, Instant> lastOfId = new HashMap<>();
        for (Event event : results.rows()) {
            if (event.millis() != null) {
                Instant first = lastOfId.put(event.id(), event.at());
                assertThat(first == null || event.at().isAfter(first.plusMillis(within)))
                        .as("seed %s: %s, the first at %s", seed, event, first)
                        .isTrue();
            }
        }
    }
}
