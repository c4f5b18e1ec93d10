package dev.holdfast.keyed.turns;

import dev.holdfast.serial.KeyHash;
import dev.holdfast.serial.StateOutput;
import java.util.Arrays;

/**
 * The bytes of a key or sub-key, as an object: equal by its contents, in the order of keys, with a hash that is the same in every process. Immutable, so nobody changes an array
 * that is shared with it.
 */
public final class Bytes implements Comparable<Bytes> {

    /** No bytes: the sub-key of a state with one row for each key. */
    public static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] array;
    private final int hash;

    private Bytes(byte[] array) {
        this.array = array;
        hash = KeyHash.of(array, 0, array.length);
    }

    /** All bytes of an array, which is not copied: nobody changes it from now on. */
    public static Bytes of(byte[] array) {
        return array.length == 0 ? NONE : new Bytes(array);
    }

    /** A copy of what was written. */
    public static Bytes copyOf(StateOutput out) {
        return of(out.toByteArray());
    }

    /** The bytes; not to be changed. */
    public byte[] array() {
        return array;
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(array, other.array);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && hash == bytes.hash && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(array);
    }
}
