/** What states cost that hold much for one key. */
@NullMarked
package dev.holdfast.benchmarks.states;

import org.jspecify.annotations.NullMarked;
