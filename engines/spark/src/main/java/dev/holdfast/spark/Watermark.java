package dev.holdfast.spark;

import java.io.Serializable;
import java.time.Duration;
import org.apache.spark.api.java.function.MapFunction;

/**
 * What is known of the times of a stream.
 *
 * @param timeFn the event time of an event, null if it has none
 * @param delay how much later than later ones an event may come
 */
record Watermark<T>(MapFunction<T, java.time.Instant> timeFn, Duration delay) implements Serializable {}
