/** Pairs of events of two streams that have a key in common and are near in time: the operator behind {@code join}. */
@NullMarked
package dev.holdfast.keyed.join;

import org.jspecify.annotations.NullMarked;
