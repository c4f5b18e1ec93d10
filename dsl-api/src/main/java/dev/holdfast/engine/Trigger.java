package dev.holdfast.engine;

import java.time.Duration;

/** When a query starts a batch. Due timeouts start one too; a query without input or due timeouts does nothing. */
public sealed interface Trigger {

    /** As soon as there is input. The default. */
    static Trigger asFastAsPossible() {
        return new AsFastAsPossible();
    }

    /**
     * At most once per interval.
     *
     * @throws IllegalArgumentException if {@code interval} is shorter than a millisecond
     */
    static Trigger processingTime(Duration interval) {
        return new ProcessingTime(interval);
    }

    /**
     * Everything that is there when the query starts, in as many bounded batches as it takes, and the timeouts that are
     * then due; then the query ends.
     */
    static Trigger availableNow() {
        return new AvailableNow();
    }

    /** As {@link #availableNow}, but without batches that have no input. */
    static Trigger once() {
        return new Once();
    }

    /** See {@link #asFastAsPossible()}. */
    record AsFastAsPossible() implements Trigger {}

    /**
     * See {@link #processingTime(Duration)}.
     *
     * @param interval from the start of one batch to the start of the next, at least
     */
    record ProcessingTime(Duration interval) implements Trigger {

        public ProcessingTime {
            if (interval.toMillis() < 1) {
                throw new IllegalArgumentException("A trigger's interval is at least 1 ms, not " + interval + ".");
            }
        }
    }

    /** See {@link #availableNow()}. */
    record AvailableNow() implements Trigger {}

    /** See {@link #once()}. */
    record Once() implements Trigger {}
}
