package dev.holdfast.runtime.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.operator.EventTimeFlatMapFunction;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.keyed.TimedEvents.Event;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of a key in the order of their times, of one time as they arrived, however many are held: a few, or more than the row of the first ones takes. */
class EventOrderOracleTest {

    @TempDir
    Path directory;

    private final MemorySink<Event> given = MemorySink.of("given");
    private final List<Event> taken = new ArrayList<>();

    /** Of two keys, of which one holds some ninety events and one a fifth of that. */
    private static String key(Event event) {
        return event.key().length() == 2 ? "many" : "few";
    }

    /** Gives each event. It has no state that could put events in order. */
    private static EventTimeFlatMapFunction<String, Event, Long, Event> each() {
        return EventTimeFlatMapFunction.of(
                "each", KeySerializers.string(), StateSerializers.int64(), (key, event, at, state, out) -> {
                    out.emit(event);
                    return null;
                });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void events_of_a_key_are_given_by_time_and_then_as_they_arrived(long seed) {
        TimedEvents events = new TimedEvents(directory, new Random(seed));
        Pipeline pipeline = events.stream()
                .groupByKey(EventOrderOracleTest::key)
                .inEventTimeOrder(TimedEvents.BYTES)
                .flatMapGroupsWithState(each())
                .writeTo(given);
        events.run(
                pipeline,
                (batch, before) -> batch.stream()
                        .filter(event -> event.millis() != null && event.ceilMillis() > before)
                        .forEach(taken::add),
                () -> {});

        taken.sort(Comparator.comparingLong(event -> Objects.requireNonNull(event.millis())));
        assertThat(taken).hasSizeGreaterThan(100);
        for (String key : List.of("many", "few")) {
            assertThat(ofKey(given.rows(), key)).as("seed %s, %s", seed, key).isEqualTo(ofKey(taken, key));
        }
        assertThat(given.rows()).hasSameSizeAs(taken);
    }

    private static List<Event> ofKey(List<Event> events, String key) {
        return events.stream().filter(event -> key(event).equals(key)).toList();
    }
}
