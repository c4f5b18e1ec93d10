package dev.holdfast.keyed.states;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.operator.Ttl;
import org.jspecify.annotations.Nullable;

/**
 * Until when rows of a state are kept that a call writes. A row is gone when its deadline is earlier than the time of a batch.
 *
 * @param millis how long, in milliseconds; of no use without a time to live
 */
record Expiry(@Nullable Ttl ttl, long millis) {

    Expiry(@Nullable Ttl ttl) {
        this(ttl, ttl == null ? 0 : EventTimes.ceilMillis(ttl.duration()));
    }

    Deadlines deadlines() {
        if (ttl == null) {
            return Deadlines.NONE;
        }
        return ttl.isEventTime() ? Deadlines.DROP : Deadlines.DROP_BY_CLOCK;
    }

    long deadlineMillis(StatesCall call) {
        if (ttl == null) {
            return OneRow.NO_DEADLINE;
        }
        long now = ttl.isEventTime() ? call.eventMillis() : call.turn().processingMillis();
        return EventTimes.plus(now, millis - 1);
    }

    /** Whether what is written now is gone at once: it was written for an event that is long past. */
    boolean isPast(StatesCall call, long deadlineMillis) {
        return ttl != null && ttl.isEventTime() && deadlineMillis < call.turn().watermarkMillis();
    }
}
