/**
 * Windows, sessions, deduplication and joins, each beside what does the same by hand, in one run: ratios, since absolute times are those of the machine and the
 * moment. Knows {@code contest} alone of the other packages.
 */
@NullMarked
package dev.holdfast.benchmarks.windows;

import org.jspecify.annotations.NullMarked;
