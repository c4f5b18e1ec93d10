package dev.holdfast.evolution;

import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;

/**
 * Bytes on their way from one schema to another.
 *
 * @param in the written bytes
 * @param out the bytes of the current schema
 * @param depth how many types that enclose themselves may still follow inside each other
 */
record Transcoding(StateInput in, StateOutput out, int depth) {

    Transcoding(StateInput in, StateOutput out) {
        this(in, out, StateInput.MAX_DEPTH);
    }

    /** For what is one level deeper. */
    Transcoding deeper() {
        if (depth == 0) {
            throw new CorruptStateException("more than " + StateInput.MAX_DEPTH + " values inside each other");
        }
        return new Transcoding(in, out, depth - 1);
    }

    /** For bytes that are not written to the end yet. */
    Transcoding to(StateOutput other) {
        return new Transcoding(in, other, depth);
    }
}
