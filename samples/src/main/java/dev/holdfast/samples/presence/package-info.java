/**
 * Services that fall silent and come back: processing-time timeouts, initial state, and a clock that the program moves.
 * Knows nothing of the other samples.
 */
@NullMarked
package dev.holdfast.samples.presence;

import org.jspecify.annotations.NullMarked;
