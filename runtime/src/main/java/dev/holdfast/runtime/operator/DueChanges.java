package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.rows.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a state that turns leave due. They get their own turn in the same batch, if the operator takes it so; of all others the first deadline is kept, since
 * the next batch calls them.
 */
final class DueChanges {

    private final long thresholdMillis;
    private List<byte[]> addresses = new ArrayList<>();
    private List<byte[]> ofEvents = List.of();
    private boolean getTurns;
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
        } else {
            left(deadlineMillis);
        }
    }

    /** A row that is due gets no turn in this batch. */
    void left(long deadlineMillis) {
        leftMillis = Math.min(leftMillis, deadlineMillis);
    }

    /**
     * The turns with events are over.
     *
     * @param getTurnsAgain whether rows that are written from now on get turns in the same batch, too
     */
    void endEvents(boolean getTurnsAgain) {
        ofEvents = takeAddresses();
        getTurns = getTurnsAgain;
    }

    /** The addresses of the rows that turns with events have left due; a row may be there twice, and may have changed since. */
    List<byte[]> ofEvents() {
        return ofEvents;
    }

    /** The addresses of the rows that get turns, and were left due since this was asked last; the same. */
    List<byte[]> takeAddresses() {
        if (addresses.isEmpty()) {
            return List.of();
        }
        List<byte[]> taken = addresses;
        addresses = new ArrayList<>();
        return taken;
    }

    /** The first deadline of all that the next batch calls, or an earlier one that was moved since; {@link EventTimes#END} if there is none. */
    long leftMillis() {
        return leftMillis;
    }
}
