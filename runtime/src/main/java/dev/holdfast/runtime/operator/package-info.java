/**
 * Stateful operators at work: grouping the events of a batch by key, calling update functions, and deciding what of their
 * state is written. Knows stores, but no sources, sinks or files.
 */
@NullMarked
package dev.holdfast.runtime.operator;

import org.jspecify.annotations.NullMarked;
