package dev.holdfast.runtime;

import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.store.heap.HeapStateStore;
import dev.holdfast.runtime.store.rocksdb.RocksDbOptions;
import dev.holdfast.runtime.store.rocksdb.RocksDbStateStore;
import java.util.Objects;
import java.util.function.Supplier;

/** The stores to choose from. The choice may change at every restart: a checkpoint does not know which store wrote it. */
public final class StateStores {

    private StateStores() {}

    /** State in byte arrays on the heap: the default, and the fastest while it fits. */
    public static Supplier<StateStore> heap() {
        return HeapStateStore::new;
    }

    /** State in RocksDB, with {@link RocksDbOptions#defaults}. */
    public static Supplier<StateStore> rocksDb() {
        return rocksDb(RocksDbOptions.defaults());
    }

    /**
     * State in RocksDB, on a local disk and in native memory of a fixed size: for state that does not fit the heap. Needs
     * the dependency {@code org.rocksdb:rocksdbjni}; a query that is started without it is refused with a message that says
     * so.
     */
    public static Supplier<StateStore> rocksDb(RocksDbOptions options) {
        Objects.requireNonNull(options, "options");
        return () -> RocksDbStateStore.open(options);
    }
}
