/**
 * A running total per airport: a map operator in update mode. Knows nothing of the other samples.
 */
@NullMarked
package dev.holdfast.samples.delays;

import org.jspecify.annotations.NullMarked;
