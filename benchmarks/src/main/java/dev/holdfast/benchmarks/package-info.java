/** Programs that measure. Compiled in every build, run by hand, never published. */
@NullMarked
package dev.holdfast.benchmarks;

import org.jspecify.annotations.NullMarked;
