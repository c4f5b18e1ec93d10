package dev.holdfast.runtime.store.rocksdb;

/** Lets tests of other packages see how many native objects are open. */
public final class OpenHandles {

    private OpenHandles() {}

    public static long count() {
        return NativeHandles.open();
    }
}
