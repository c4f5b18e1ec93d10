/**
 * Rows by key in byte arrays on the heap: few objects, so little for the garbage collector to trace. All rows of the heap
 * store, and those that the RocksDB store keeps on the heap. Nothing here knows a store.
 */
@NullMarked
package dev.holdfast.runtime.store.table;

import org.jspecify.annotations.NullMarked;
