/**
 * Windows, sessions, deduplication and joins, each beside what does the same by hand, in one run: ratios, since absolute times are those of the machine and the
 * moment. Knows nothing of the other packages.
 */
@NullMarked
package dev.holdfast.benchmarks.windows;

import org.jspecify.annotations.NullMarked;
