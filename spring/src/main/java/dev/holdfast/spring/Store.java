package dev.holdfast.spring;

import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.store.StateStore;
import java.util.function.Supplier;

/** Where state lives, by a name for properties. */
enum Store {

    /** On the heap. */
    HEAP,

    /** In RocksDB, with its default options. */
    ROCKSDB;

    Supplier<? extends StateStore> supplier() {
        return this == HEAP ? StateStores.heap() : StateStores.rocksDb();
    }
}
