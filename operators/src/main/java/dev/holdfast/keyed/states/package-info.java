/** Update functions that take their states as parameters: values, maps, lists and timers over rows of a key. */
@NullMarked
package dev.holdfast.keyed.states;

import org.jspecify.annotations.NullMarked;
