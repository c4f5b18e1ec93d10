/**
 * The store that keeps state in RocksDB, in memory of a fixed size and on disk. The one room that knows {@code org.rocksdb},
 * which users who keep state on the heap need not have.
 */
@NullMarked
package dev.holdfast.runtime.store.rocksdb;

import org.jspecify.annotations.NullMarked;
