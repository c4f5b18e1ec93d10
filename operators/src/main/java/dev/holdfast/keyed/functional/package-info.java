/** Functions from state to state, whose states end by themselves. */
@NullMarked
package dev.holdfast.keyed.functional;

import org.jspecify.annotations.NullMarked;
