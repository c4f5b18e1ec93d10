/**
 * Operators inside the user's own Spark query: {@link dev.holdfast.spark.HoldfastSpark} is the door. Sources, sinks, watermarks, checkpoints and the rest of the query are Spark's. What an
 * operator does with a key is not known here.
 */
@NullMarked
package dev.holdfast.spark;

import org.jspecify.annotations.NullMarked;
