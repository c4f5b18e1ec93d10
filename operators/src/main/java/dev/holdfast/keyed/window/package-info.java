/** Aggregates by windows of event time: the operator behind {@code windowedBy}. */
@NullMarked
package dev.holdfast.keyed.window;

import org.jspecify.annotations.NullMarked;
