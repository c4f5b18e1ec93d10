package dev.holdfast.runtime.store;

/** Keys that are about to be looked up, each once, in any order. */
public interface KeyList {

    int size();

    /** The array in which the bytes of all keys stand. */
    byte[] array();

    int offset(int index);

    int length(int index);
}
