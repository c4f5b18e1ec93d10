/** Versions of keys as of the times of events: the operator behind {@code lookup}. */
@NullMarked
package dev.holdfast.keyed.lookup;

import org.jspecify.annotations.NullMarked;
