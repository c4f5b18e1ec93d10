/**
 * The store that keeps state in byte arrays on the heap.
 */
@NullMarked
package dev.holdfast.runtime.store.heap;

import org.jspecify.annotations.NullMarked;
