package dev.holdfast.spark;

import dev.holdfast.keyed.fragment.Fragment;
import dev.holdfast.keyed.fragment.TwoStreamFragment;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.streaming.OutputMode;
import org.jspecify.annotations.Nullable;

/**
 * Two streams of a Spark query, on which an operator such as a join is to run. Settings return a changed copy.
 *
 * @param <T> the type of the first stream's events
 * @param <U> the type of the second stream's events
 */
public final class TwoStreams<T, U> {

    private final Dataset<T> first;
    private final Dataset<U> second;
    private final @Nullable Watermark<T> ofFirst;
    private final @Nullable Watermark<U> ofSecond;
    private final StageSettings settings;

    TwoStreams(
            Dataset<T> first,
            Dataset<U> second,
            @Nullable Watermark<T> ofFirst,
            @Nullable Watermark<U> ofSecond,
            StageSettings settings) {
        this.first = first;
        this.second = second;
        this.ofFirst = ofFirst;
        this.ofSecond = ofSecond;
        this.settings = settings;
    }

    /** See {@link OneStream#withWatermark}; for both streams. Spark takes the earlier watermark, if its settings do not say otherwise. */
    public TwoStreams<T, U> withWatermarks(
            MapFunction<T, Instant> timeOfFirst, MapFunction<U, Instant> timeOfSecond, Duration delay) {
        Objects.requireNonNull(timeOfFirst, "withWatermarks(null, …): name the event time");
        Objects.requireNonNull(timeOfSecond, "withWatermarks(…, null, …): name the event time");
        Objects.requireNonNull(delay, "delay");
        return new TwoStreams<>(
                first, second, new Watermark<>(timeOfFirst, delay), new Watermark<>(timeOfSecond, delay), settings);
    }

    /** See {@link OneStream#in}. */
    public TwoStreams<T, U> in(OutputMode mode) {
        return new TwoStreams<>(first, second, ofFirst, ofSecond, settings.in(mode));
    }

    /** See {@link OneStream#refuseSliceDependent}. */
    public TwoStreams<T, U> refuseSliceDependent() {
        return new TwoStreams<>(first, second, ofFirst, ofSecond, settings.refusingSliceDependent());
    }

    /** See {@link OneStream#dropStateOf}. */
    public TwoStreams<T, U> dropStateOf(String state) {
        return new TwoStreams<>(first, second, ofFirst, ofSecond, settings.dropping(state));
    }

    /** See {@link OneStream#apply}. */
    public <R> Dataset<R> apply(TwoStreamFragment<T, U, R> fragment, Encoder<R> results) {
        return new FragmentBuilder<>(new Fragment(SparkWords.OF_JOB, null, fragment), settings, results)
                .on(first, ofFirst, second, ofSecond);
    }
}
