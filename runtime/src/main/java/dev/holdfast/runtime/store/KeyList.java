package dev.holdfast.runtime.store;

/** Keys that are about to be looked up, each once, in any order. */
public interface KeyList {

    /** The number of keys. */
    int size();

    /** The array in which the bytes of all keys stand. */
    byte[] array();

    /** Where a key begins in {@link #array}; the first has index 0. */
    int offset(int index);

    /** The number of bytes of a key. */
    int length(int index);

    /** The {@link dev.holdfast.serial.KeyHash} of a key. */
    int hash(int index);
}
