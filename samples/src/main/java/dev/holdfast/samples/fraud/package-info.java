/**
 * Cards that are used in a strange way: several states and timers as parameters of one update function. Knows nothing of the other samples.
 */
@NullMarked
package dev.holdfast.samples.fraud;

import org.jspecify.annotations.NullMarked;
