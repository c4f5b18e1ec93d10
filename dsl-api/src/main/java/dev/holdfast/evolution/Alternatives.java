package dev.holdfast.evolution;

import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateInput;

/** The number that says which of several records follows. */
final class Alternatives {

    private Alternatives() {}

    static int read(StateInput in, int count) {
        int number = in.readUnsigned();
        if (number < 0 || number >= count) {
            throw new CorruptStateException(
                    "a sealed type of " + count + " records has no number " + Integer.toUnsignedString(number));
        }
        return number;
    }
}
