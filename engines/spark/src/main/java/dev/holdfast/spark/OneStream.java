package dev.holdfast.spark;

import dev.holdfast.keyed.fragment.Fragment;
import dev.holdfast.keyed.fragment.StreamFragment;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.streaming.OutputMode;
import org.jspecify.annotations.Nullable;

/**
 * A stream of a Spark query, on which an operator is to run. Settings return a changed copy.
 *
 * @param <T> the type of the events
 */
public final class OneStream<T> {

    private final Dataset<T> stream;
    private final @Nullable Watermark<T> watermark;
    private final StageSettings settings;

    OneStream(Dataset<T> stream, @Nullable Watermark<T> watermark, StageSettings settings) {
        this.stream = stream;
        this.watermark = watermark;
        this.settings = settings;
    }

    /**
     * Says what the event time of an event is, for operators that need it. The watermark is Spark's, over all streams of the query.
     *
     * @param timeFn null for an event without a time; Spark counts in microseconds
     * @param delay by how much an event may be earlier than one that came in an earlier batch
     */
    public OneStream<T> withWatermark(MapFunction<T, Instant> timeFn, Duration delay) {
        Objects.requireNonNull(timeFn, "withWatermark(null, …): name the event time");
        return new OneStream<>(stream, new Watermark<>(timeFn, Objects.requireNonNull(delay, "delay")), settings);
    }

    /** Runs in a query of another output mode than append. */
    public OneStream<T> in(OutputMode mode) {
        return new OneStream<>(stream, watermark, settings.in(mode));
    }

    /** Refuses operators whose results depend on which events come together in a call: see {@link dev.holdfast.keyed.declared.Promise}. */
    public OneStream<T> refuseSliceDependent() {
        return new OneStream<>(stream, watermark, settings.refusingSliceDependent());
    }

    /**
     * Gives up a state that the operator no longer has, when the query is restarted.
     *
     * @param state {@code operator/state}
     */
    public OneStream<T> dropStateOf(String state) {
        return new OneStream<>(stream, watermark, settings.dropping(state));
    }

    /**
     * Runs an operator.
     *
     * @param fragment the operator, as a pipeline has it
     * @param results the encoder of the results: {@link HoldfastEncoders#of}, or one of Spark's
     * @throws IllegalArgumentException if the fragment is more than an operator, or asks for what a Spark query has not
     */
    public <R> Dataset<R> apply(StreamFragment<T, R> fragment, Encoder<R> results) {
        return new FragmentBuilder<>(new Fragment(SparkWords.OF_JOB, fragment, null), settings, results)
                .on(stream, watermark);
    }
}
