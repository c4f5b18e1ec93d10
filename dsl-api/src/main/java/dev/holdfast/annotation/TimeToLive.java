package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long a state of an update function keeps what was written to it: the value, an entry of a map, an element of a list. It counts from the last
 * write, never from a read. What is past it is absent to every read at once, and is removed later, without a call.
 *
 * <pre>{@code
 * @UpdateFunction
 * static void watch(String user, Iterator<Bid> bids, @TimeToLive("P30D") MapState<Long, Integer> perAuction, Emitter<String> out) { ... }
 * }</pre>
 *
 * <p>Rejected, with tag {@code TimeToLive}: what is no duration, or is not more than zero.
 *
 * <pre>{@code
 * @TimeToLive("30 days") MapState<Long, Integer> perAuction
 * }</pre>
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface TimeToLive {

    /** A duration as {@link java.time.Duration#parse} reads it: {@code "P30D"}, {@code "PT10M"}. More than zero. */
    String value();

    /**
     * Whether it counts in event time: from the time of the event that was read last, or of the timer that fired, until the watermark is there. The stream then needs a watermark. By default it
     * counts in processing time.
     */
    boolean inEventTime() default false;
}
