/** The bodies of functions that take their states as parameters, of what is called for their timers, and of functions from state to state. */
@NullMarked
package dev.holdfast.processor.body.parameter;

import org.jspecify.annotations.NullMarked;
