/**
 * The path of an event through an operator with one row for each key, beside plain threads that do the same. Knows {@code contest} alone of the other packages.
 */
@NullMarked
package dev.holdfast.benchmarks.counts;

import org.jspecify.annotations.NullMarked;
