/**
 * An alert on the n-th delayed departure in a row: a flatMap operator with configuration. Knows nothing of the other samples.
 */
@NullMarked
package dev.holdfast.samples.streaks;

import org.jspecify.annotations.NullMarked;
