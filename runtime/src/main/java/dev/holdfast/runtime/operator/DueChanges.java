package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.runtime.store.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a state that turns leave due. Those that turns with events have written get their own turn in the same batch, if the operator takes
 * it so; of all others the first deadline is kept, since the next batch calls them.
 */
final class DueChanges {

    private final long thresholdMillis;
    private final List<byte[]> addresses = new ArrayList<>();
    private boolean getTurns;
    private boolean areToldApart;
    private long leftMillis = EventTimes.END;

    /**
     * @param thresholdMillis rows with a deadline before this are due; {@link Row#NO_DEADLINE} if none is ever called
     * @param getTurns whether rows that turns with events write get turns in the same batch
     */
    DueChanges(long thresholdMillis, boolean getTurns) {
        this.thresholdMillis = thresholdMillis;
        this.getTurns = getTurns;
    }

    /** A row was written. */
    void written(byte[] array, int offset, int length, long deadlineMillis) {
        if (deadlineMillis >= thresholdMillis || deadlineMillis == Row.NO_DEADLINE) {
            return;
        }
        if (getTurns) {
            addresses.add(Arrays.copyOfRange(array, offset, offset + length));
        } else if (!areToldApart) {
            left(deadlineMillis);
        }
    }

    /** A row that is due gets no turn in this batch. */
    void left(long deadlineMillis) {
        leftMillis = Math.min(leftMillis, deadlineMillis);
    }

    /**
     * The turns with events are over: what is written from now on waits for the next batch.
     *
     * @param toldApart whether not all of it does, so that {@link #left} is called for what does
     */
    void endEvents(boolean toldApart) {
        getTurns = false;
        areToldApart = toldApart;
    }

    /** The addresses of the rows that get turns; a row may be there twice, and may have changed since. */
    List<byte[]> addresses() {
        return addresses;
    }

    /** The first deadline of all that the next batch calls, or an earlier one that was moved since; {@link EventTimes#END} if there is none. */
    long leftMillis() {
        return leftMillis;
    }
}
