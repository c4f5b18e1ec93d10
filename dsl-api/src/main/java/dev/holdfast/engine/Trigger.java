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
    static AvailableNow availableNow() {
        return new AvailableNow(false);
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

    /**
     * See {@link #availableNow()}.
     *
     * @param closesEventTime see {@link #thenCloseEventTime()}
     */
    record AvailableNow(boolean closesEventTime) implements Trigger {

        /**
         * Closes event time behind the last input: when everything is read and no timeout is due, the watermark goes to the end
         * of time ({@link dev.holdfast.state.EventTimeGroupState#END_OF_TIME}), and every event-time timeout fires, those that
         * timeout calls set among them, before the query ends. A function that sets a timeout in each timeout call must stop at
         * that watermark, or the query does not end.
         *
         * <p>The checkpoint remembers it, so each timeout fires once, whenever the query is stopped or killed. It is for good:
         * started again, the query first ends what it had begun, then does nothing, and new input ends it with a
         * {@link StreamingQueryException}, since all of it would be late. A query that never had a batch closes nothing, nor does
         * one without event-time timeouts.
         */
        public Trigger thenCloseEventTime() {
            return new AvailableNow(true);
        }
    }

    /** See {@link #once()}. */
    record Once() implements Trigger {}
}
