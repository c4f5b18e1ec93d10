package dev.holdfast.spark;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.fragment.FragmentPlan;
import dev.holdfast.operator.TimeoutMode;
import java.io.Serializable;
import org.apache.spark.sql.streaming.TimeMode;
import org.apache.spark.sql.streaming.TimerValues;

/**
 * Spark's times and ours. Spark's timers fire when the watermark, or the time of the batch, has reached them. Ours have come when it is later, so a timer is set a millisecond behind its
 * deadline. The watermark is Spark's as it is: the greatest event time of earlier batches without the delay.
 *
 * @param kind the only time that timers of the query are in
 * @param hasWatermark whether there is one
 */
record SparkTimes(TimeoutMode kind, boolean hasWatermark) implements Serializable {

    /**
     * The times of a fragment.
     *
     * @throws IllegalArgumentException if its deadlines are in both times, or in event time without a watermark
     */
    static SparkTimes of(FragmentPlan plan, boolean hasWatermark) {
        TimeoutMode kind = TimeoutMode.NONE;
        for (FragmentPlan.Stage stage : plan.stages()) {
            KeyedOperator<?, ?, ?> operator = stage.operator();
            kind = both(kind, operator.timeoutMode(), operator);
            for (DeclaredState<?> state : operator.states()) {
                kind = both(kind, state.deadlines().time(operator.timeoutMode()), operator);
            }
            if (kind == TimeoutMode.EVENT_TIME && !hasWatermark) {
                throw new IllegalArgumentException("Operator '" + operator.id()
                        + "' needs event time, and nothing says what it is. Add withWatermark(…) behind"
                        + " HoldfastSpark.on(…); the dataset's own watermark does not say it.");
            }
        }
        return new SparkTimes(kind, hasWatermark);
    }

    private static TimeoutMode both(TimeoutMode known, TimeoutMode other, KeyedOperator<?, ?, ?> operator) {
        if (known == TimeoutMode.NONE || known == other || other == TimeoutMode.NONE) {
            return known == TimeoutMode.NONE ? other : known;
        }
        throw new IllegalArgumentException("Operator '" + operator.id()
                + "' has deadlines in event time and by the clock, and the timers of a Spark operator are in one of the two."
                + " Let timers and times to live be in the same time, or leave out the other.");
    }

    /** What Spark calls it. */
    TimeMode mode() {
        return switch (kind) {
            case EVENT_TIME -> TimeMode.EventTime();
            case PROCESSING_TIME -> TimeMode.ProcessingTime();
            case NONE -> hasWatermark ? TimeMode.EventTime() : TimeMode.None();
        };
    }

    /** The watermark of a batch; none if there is none. */
    long watermarkMillis(TimerValues now) {
        return hasWatermark ? now.getCurrentWatermarkInMs() : EventTimes.NONE;
    }

    /** Whether there are timers. */
    boolean hasTimers() {
        return mode() != TimeMode.None();
    }

    /** Timers up to this have fired. */
    long firedMillis(TimerValues now) {
        return mode() == TimeMode.ProcessingTime() ? now.getCurrentProcessingTimeInMs() : now.getCurrentWatermarkInMs();
    }

    /** When the timer of a deadline fires. A row that drops when events at its deadline are late is seen by those until one millisecond later. */
    static long timerMillis(DeclaredState<?> state, long deadlineMillis) {
        return EventTimes.plus(deadlineMillis, behind(state));
    }

    /** The deadline that a timer was set for. */
    static long deadlineMillis(DeclaredState<?> state, long timerMillis) {
        return timerMillis - behind(state);
    }

    private static int behind(DeclaredState<?> state) {
        return state.deadlines() == Deadlines.DROP_WHEN_LATE ? 2 : 1;
    }
}
