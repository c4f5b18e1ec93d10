package dev.holdfast.runtime.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.EventTimeGroupedStream;
import dev.holdfast.Pipeline;
import dev.holdfast.operator.EventTimeFlatMapFunction;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.keyed.TimedEvents.Event;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events in order of their times, and sessions by a function from state to state: the naive sessions, however events are late, cut and restarted. */
class SessionsOfFunctionOracleTest {

    private static final long GAP = 700;

    @TempDir
    Path directory;

    private final MemorySink<String> sessions = MemorySink.of("sessions");
    private final MemorySink<Event> late = MemorySink.of("late");
    private final List<Event> taken = new ArrayList<>();
    private final List<Event> lost = new ArrayList<>();

    /** A session that is open. */
    private record Session(long start, long last, long count) {

        static Session next(Event event, @Nullable Session session) {
            long at = Objects.requireNonNull(event.millis());
            return session == null ? new Session(at, at, 1) : new Session(session.start, at, session.count + 1);
        }

        String text(String key) {
            return key + " " + start + ".." + last + " " + count;
        }
    }

    private static EventTimeFlatMapFunction<String, Event, Session, String> sessionize() {
        return EventTimeFlatMapFunction.<String, Event, Session, String>of(
                        "sessionize",
                        KeySerializers.string(),
                        new SessionSerializer(),
                        (key, event, at, session, out) -> Session.next(event, session))
                .expireAt(session -> Instant.ofEpochMilli(session.last() + GAP))
                .onExpire((key, session, out) -> out.emit(session.text(key)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void sessions_in_order_are_the_naive_ones(long seed) {
        TimedEvents events = new TimedEvents(directory, new Random(seed));
        EventTimeGroupedStream<String, Event> inOrder =
                events.stream().groupByKey(Event::key).inEventTimeOrder(TimedEvents.BYTES);
        Pipeline pipeline = Pipeline.of(
                inOrder.flatMapGroupsWithState(sessionize().lateEventsTo(late)).writeTo(sessions));
        events.run(
                pipeline,
                (batch, before) -> batch.stream()
                        .filter(event -> event.millis() != null)
                        .forEach(event -> (event.ceilMillis() > before ? taken : lost).add(event)),
                () -> {});
        assertThat(lost).as("seed %s, late", seed).containsAll(late.rows()).hasSameSizeAs(late.rows());
        List<String> unexpected = new ArrayList<>(sessions.rows());
        unexpected.removeAll(naive());
        assertThat(unexpected).as("seed %s, not naive", seed).isEmpty();
        assertThat(sessions.rows()).as("seed %s", seed).hasSameSizeAs(naive());
        assertThat(sessions.rows()).hasSizeGreaterThan(50);
    }

    private List<String> naive() {
        Map<String, List<Event>> byKey = new TreeMap<>();
        taken.forEach(event ->
                byKey.computeIfAbsent(event.key(), key -> new ArrayList<>()).add(event));
        List<String> all = new ArrayList<>();
        byKey.forEach((key, list) -> {
            list.sort(Comparator.comparingLong(event -> Objects.requireNonNull(event.millis())));
            Session open = null;
            for (Event event : list) {
                if (open != null && Objects.requireNonNull(event.millis()) > open.last() + GAP) {
                    all.add(open.text(key));
                    open = null;
                }
                open = Session.next(event, open);
            }
            all.add(Objects.requireNonNull(open).text(key));
        });
        return all;
    }

    private static final class SessionSerializer implements StateSerializer<Session> {

        private static final Schema SCHEMA = Schema.record(
                Schema.FORMAT,
                "Session",
                1,
                Schema.field("start", SchemaType.LONG),
                Schema.field("last", SchemaType.LONG),
                Schema.field("count", SchemaType.LONG));

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public void write(Session value, StateOutput out) {
            out.writeVarLong(value.start());
            out.writeVarLong(value.last());
            out.writeVarLong(value.count());
        }

        @Override
        public Session read(StateInput in) {
            long start = in.readVarLong();
            long last = in.readVarLong();
            return new Session(start, last, in.readVarLong());
        }
    }
}
