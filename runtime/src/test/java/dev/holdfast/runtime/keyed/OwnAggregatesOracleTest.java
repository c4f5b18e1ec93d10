package dev.holdfast.runtime.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.keyed.TimedEvents.Event;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.window.Windows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Aggregates of methods, and estimates of few values, beside those of the library of which they must be the same: with random cuts, restarts, stores and workers. */
class OwnAggregatesOracleTest {

    /** Can be changed, so a part that two windows shared would show. */
    private static final class Range {

        private long least;
        private long most;

        private Range(long least, long most) {
            this.least = least;
            this.most = most;
        }

        private Range with(long from, long to) {
            least = Math.min(least, from);
            most = Math.max(most, to);
            return this;
        }
    }

    private static final StateSerializer<Range> RANGES = new StateSerializer<>() {

        private final Schema schema = Schema.record(
                Schema.FORMAT,
                "Range",
                1,
                Schema.field("least", SchemaType.LONG),
                Schema.field("most", SchemaType.LONG));

        @Override
        public Schema schema() {
            return schema;
        }

        @Override
        public void write(Range value, StateOutput out) {
            out.writeVarLong(value.least);
            out.writeVarLong(value.most);
        }

        @Override
        public Range read(StateInput in) {
            return new Range(in.readVarLong(), in.readVarLong());
        }
    };

    private static final Aggregate<Event, Long> RANGE = Aggregate.ofMethods(
            "range",
            RANGES,
            (soFar, event) -> soFar == null ? new Range(event.id(), event.id()) : soFar.with(event.id(), event.id()),
            (first, second) -> first.with(second.least, second.most),
            range -> range.most - range.least);

    /** The same from a value that is there from the beginning. */
    private static final Aggregate<Event, Long> STARTED = Aggregate.ofMethods(
            "started",
            RANGES,
            () -> new Range(Long.MAX_VALUE, Long.MIN_VALUE),
            (soFar, event) -> soFar.with(event.id(), event.id()),
            (first, second) -> first.with(second.least, second.most),
            range -> range.most - range.least);

    @TempDir
    Path directory;

    private final MemorySink<String> results = MemorySink.of("results");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void they_are_in_windows_what_others_say(long seed) {
        Random random = new Random(seed);
        Duration length = Duration.ofMillis(1000 + random.nextInt(4) * 700L);
        Windows windows = switch ((int) (seed % 3)) {
            case 0 -> Windows.tumbling(length);
            case 1 -> Windows.sliding(length.multipliedBy(3), length);
            default -> Windows.session(length);
        };
        TimedEvents events = new TimedEvents(directory, random);
        EventTimeStream<String> differences = events.stream()
                .groupBy(TimedEvents.KEY)
                .windowedBy(windows)
                .aggregate(Aggregate.min(TimedEvents.NUMBER))
                .and(Aggregate.max(TimedEvents.NUMBER))
                .and(RANGE)
                .and(STARTED)
                .and(Aggregate.distinct(TimedEvents.NUMBER))
                .and(Aggregate.approxDistinct(TimedEvents.NUMBER))
                .whenClosed((key, window, least, most, range, started, distinct, about) ->
                        text(List.of(most - least, distinct), List.of(range, about), started));
        check(events, differences.writeTo(results));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void they_are_so_far_what_others_say(long seed) {
        TimedEvents events = new TimedEvents(directory, new Random(seed));
        Pipeline pipeline = events.stream()
                .groupBy(TimedEvents.KEY)
                .unbounded("a dozen")
                .aggregate(Aggregate.min(TimedEvents.NUMBER))
                .and(Aggregate.max(TimedEvents.NUMBER))
                .and(RANGE)
                .and(STARTED)
                .and(Aggregate.distinct(TimedEvents.NUMBER))
                .and(Aggregate.approxDistinct(TimedEvents.NUMBER))
                .updates((key, least, most, range, started, distinct, about) ->
                        text(List.of(most - least, distinct), List.of(range, about), started))
                .writeTo(results);
        check(events, pipeline);
    }

    private void check(TimedEvents events, Pipeline pipeline) {
        events.run(pipeline, (batch, before) -> {}, () -> {});
        assertThat(results.rows()).hasSizeGreaterThan(10).containsOnly("same");
    }

    private static String text(List<Long> expected, List<Long> own, long started) {
        return expected.equals(own) && own.get(0) == started
                ? "same"
                : "not " + expected + " but " + own + " and " + started;
    }
}
