package dev.holdfast.runtime;

import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.store.heap.HeapStateStore;
import java.util.function.Supplier;

/** The stores to choose from. The choice may change at every restart: a checkpoint does not know which store wrote it. */
public final class StateStores {

    private StateStores() {}

    /** State in byte arrays on the heap: the default, and the fastest while it fits. */
    public static Supplier<StateStore> heap() {
        return HeapStateStore::new;
    }
}
