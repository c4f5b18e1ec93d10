/**
 * Operators inside the user's own Flink job: {@link dev.holdfast.flink.HoldfastFlink} is the door. Sources, sinks, watermarks, checkpoints and the rest of the job are Flink's. What an
 * operator does with a key is not known here.
 */
@NullMarked
package dev.holdfast.flink;

import org.jspecify.annotations.NullMarked;
