/**
 * Activity sessions per airport: a flatMap operator with event-time timeouts. Knows nothing of the other samples.
 */
@NullMarked
package dev.holdfast.samples.activity;

import org.jspecify.annotations.NullMarked;
