/**
 * The last value of each key: a stateful operator that is written on the public contract of operators, not with an update function. Knows nothing of the other
 * samples.
 */
@NullMarked
package dev.holdfast.samples.latest;

import org.jspecify.annotations.NullMarked;
