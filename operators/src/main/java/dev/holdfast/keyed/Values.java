package dev.holdfast.keyed;

import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/** Writes values for engines, and says what is wrong with one that cannot be written. */
public final class Values {

    private static final int MAX_BYTES = 64 << 20;

    private Values() {}

    /**
     * Appends a value to a row.
     *
     * @throws UnwritableValueException if it cannot be written, or is too long; what was appended is then of no use
     */
    public static <V> void write(StateSerializer<V> serializer, V value, StateOutput row) {
        try {
            serializer.write(value, row);
        } catch (RuntimeException | StackOverflowError e) {
            throw new UnwritableValueException(NullComponent.unwritable(serializer, value, e), e);
        }
        if (row.size() > MAX_BYTES) {
            throw new UnwritableValueException(
                    "of " + row.size() + " bytes, but a state has at most " + MAX_BYTES + ": keep less per key", null);
        }
    }
}
