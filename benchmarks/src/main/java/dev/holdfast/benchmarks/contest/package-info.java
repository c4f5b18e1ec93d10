/** Runs programs that do the same in turns, and compares them. Knows nothing of what they do. */
@NullMarked
package dev.holdfast.benchmarks.contest;

import org.jspecify.annotations.NullMarked;
