/** Update functions that take their states as parameters, and what is called for their timers. */
@NullMarked
package dev.holdfast.processor.read.parameter;

import org.jspecify.annotations.NullMarked;
