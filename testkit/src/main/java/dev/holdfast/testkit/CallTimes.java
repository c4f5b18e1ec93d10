package dev.holdfast.testkit;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.turns.BatchTimes;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.state.EventTimeGroupState;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The times of single calls, as a test sets them: 1970-01-01T00:00:00Z and no watermark at first. */
final class CallTimes {

    private final OperatorDeclaration<?, ?, ?> declared;
    private final String cure;
    private long processingMillis;
    private @Nullable Instant watermark;

    /**
     * Times of calls of one operator.
     *
     * @param cure what to change in an operator that does not follow event time, so that it does
     */
    CallTimes(OperatorDeclaration<?, ?, ?> declared, String cure) {
        this.declared = declared;
        this.cure = cure;
    }

    /** Sets the processing time; backwards too. */
    void at(Instant processingTime) {
        long millis = processingTime.toEpochMilli();
        if (millis < 0) {
            throw new IllegalArgumentException(
                    "The processing time must be 1970-01-01T00:00:00Z or later, not " + processingTime + ".");
        }
        processingMillis = millis;
    }

    /** Sets the watermark; backwards too. */
    void watermark(Instant time) {
        if (declared.timeoutMode() != TimeoutMode.EVENT_TIME) {
            throw new UnsupportedOperationException("Operator '" + declared.id() + "' does not follow event time, so"
                    + " its function sees no watermark. Set its processing time with at(…), or " + cure + ".");
        }
        watermark = time.equals(EventTimeGroupState.END_OF_TIME)
                ? time
                : Instant.ofEpochMilli(EventTimes.floorMillis(time));
    }

    /** Moves the processing time to a millisecond behind a deadline, if it is not later already. */
    void passByClock(Instant deadline) {
        processingMillis = Math.max(processingMillis, deadline.plusMillis(1).toEpochMilli());
    }

    /** The same with the watermark. */
    void passByWatermark(Instant deadline) {
        Instant due = deadline.plusMillis(1);
        if (watermark == null || watermark.isBefore(due)) {
            watermark = due;
        }
    }

    Instant processingTime() {
        return Instant.ofEpochMilli(processingMillis);
    }

    Optional<Instant> watermark() {
        return Optional.ofNullable(watermark);
    }

    BatchTimes ofBatch() {
        return new BatchTimes(
                processingMillis,
                watermark == null ? EventTimes.NONE : watermark.toEpochMilli(),
                EventTimes.NONE,
                EventTimes.NONE);
    }
}
