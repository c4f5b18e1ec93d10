package dev.holdfast.testkit.conformance;

import dev.holdfast.Pipeline;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * A row that feeds a pipeline: steps with their input, and what each is expected to do. Times are in seconds.
 *
 * @param <T> the type of the events
 */
final class Script<T> implements Row.Body {

    /** In place of the seconds of a watermark: there is none yet. */
    static final long NO_WATERMARK = Long.MIN_VALUE;

    private final BiFunction<Source<T>, Sink<String>, Pipeline> pipeline;
    private final List<ScriptStep<T>> steps = new ArrayList<>();

    private Script(BiFunction<Source<T>, Sink<String>, Pipeline> pipeline) {
        this.pipeline = pipeline;
    }

    static <T> Script<T> of(BiFunction<Source<T>, Sink<String>, Pipeline> pipeline) {
        return new Script<>(pipeline);
    }

    Pipeline pipeline(Source<T> source, Sink<String> sink) {
        return pipeline.apply(source, sink);
    }

    List<ScriptStep<T>> steps() {
        return steps;
    }

    /** The events of the next step, one batch. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    final Script<T> step(T... events) {
        steps.add(new ScriptStep<>(List.of(events)));
        return this;
    }

    /** A step after a stop and a start. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    final Script<T> restarted(T... events) {
        steps.add(new ScriptStep<>(List.of(events)));
        last().restarts = true;
        return this;
    }

    /** The clock of this step. */
    Script<T> at(long seconds) {
        return atMillis(seconds * 1000);
    }

    /** The clock of this step. */
    Script<T> atMillis(long millis) {
        last().time = Instant.ofEpochMilli(millis);
        return this;
    }

    /** The rows of this step, in any order. */
    Script<T> emits(String... rows) {
        last().rows = Arrays.stream(rows).sorted().toList();
        return this;
    }

    /** The same figures as in the reference: {@code t1 u1 r0 d0}, {@code n1} for a timer that is set, or some of them; of the operator nearest to the sink. */
    Script<T> figures(String expected) {
        last().figures = expected;
        return this;
    }

    /** The watermark of the last batch. */
    Script<T> watermark(long seconds) {
        last().watermark = Instant.ofEpochSecond(seconds);
        return this;
    }

    /** Least, greatest and mean event time of the batch with input, and the watermark that it used, if it had one. */
    Script<T> eventTime(long min, long max, long avg, long watermark) {
        Map<String, Instant> times = new TreeMap<>();
        times.put("min", Instant.ofEpochSecond(min));
        times.put("max", Instant.ofEpochSecond(max));
        times.put("avg", Instant.ofEpochSecond(avg));
        if (watermark != NO_WATERMARK) {
            times.put("watermark", Instant.ofEpochSecond(watermark));
        }
        last().eventTime = times;
        return this;
    }

    /** The progress tells no event times. */
    Script<T> noEventTime() {
        last().eventTime = Map.of();
        return this;
    }

    /** The number of batches of this step. */
    Script<T> batches(int count) {
        last().batches = count;
        return this;
    }

    /** What the operator nearest to the sink keeps: {@code a=5}, {@code a=5@12} with a timeout, {@code a=-@12} without a state. */
    Script<T> stores(String... states) {
        last().states = Arrays.stream(states).sorted().toList();
        return this;
    }

    private ScriptStep<T> last() {
        return steps.get(steps.size() - 1);
    }
}
