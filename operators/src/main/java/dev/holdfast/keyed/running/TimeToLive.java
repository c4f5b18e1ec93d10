package dev.holdfast.keyed.running;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.Turn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a key is remembered, in processing time.
 *
 * @param duration null for as long as there is state
 */
record TimeToLive(@Nullable Duration duration) {

    Deadlines deadlines() {
        return duration == null ? Deadlines.NONE : Deadlines.DROP;
    }

    /** Until when a row that is written now is kept. A deadline fires when it is earlier than the batch's time. */
    long deadlineMillis(Turn<?, ?> turn) {
        return duration == null
                ? OneRow.NO_DEADLINE
                : EventTimes.plus(turn.processingMillis(), duration.toMillis() - 1);
    }
}
