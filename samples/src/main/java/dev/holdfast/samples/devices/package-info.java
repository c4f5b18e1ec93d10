/**
 * A state machine for each device: a function from state to state over a sealed type. Knows nothing of the other samples.
 */
@NullMarked
package dev.holdfast.samples.devices;

import org.jspecify.annotations.NullMarked;
