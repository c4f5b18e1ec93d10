/**
 * The runtime's one source of time, and of waiting for it. Nothing else may ask the machine what time it is.
 */
@NullMarked
package dev.holdfast.runtime.time;

import org.jspecify.annotations.NullMarked;
