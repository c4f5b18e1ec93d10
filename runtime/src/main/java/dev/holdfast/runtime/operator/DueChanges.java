package dev.holdfast.runtime.operator;

import dev.holdfast.runtime.store.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of a state that were due when turns with events wrote them: their own turn comes in the same batch. */
final class DueChanges {

    private final long thresholdMillis;
    private final List<byte[]> addresses = new ArrayList<>();

    /** @param thresholdMillis rows with a deadline before this are due; {@link Row#NO_DEADLINE} if nobody asks for them */
    DueChanges(long thresholdMillis) {
        this.thresholdMillis = thresholdMillis;
    }

    /** A row was written. */
    void written(byte[] array, int offset, int length, long deadlineMillis) {
        if (deadlineMillis < thresholdMillis && deadlineMillis != Row.NO_DEADLINE) {
            addresses.add(Arrays.copyOfRange(array, offset, offset + length));
        }
    }

    /** The addresses of the rows; a row may be there twice, and may have changed since. */
    List<byte[]> addresses() {
        return addresses;
    }
}
