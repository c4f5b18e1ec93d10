/** Flights with the flights back within a day: a join of a stream with itself. */
@NullMarked
package dev.holdfast.samples.returns;

import org.jspecify.annotations.NullMarked;
