package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method what applies a change to the {@code BroadcastState}s of an update function: called for each event of the stream that {@code withBroadcast} names, in their order, before
 * the events of the batch. It stands in the class of the function, returns nothing and takes, in this order: the change, and each broadcast of the function by its name, as {@code
 * BroadcastChanges}.
 *
 * <pre>{@code
 * @UpdateFunction
 * static void check(String card, Iterator<Payment> payments, BroadcastState<String, Limit> limits, Emitter<String> out) { ... }
 *
 * @OnBroadcast("check")
 * static void change(LimitChange change, BroadcastChanges<String, Limit> limits) { ... }
 * }</pre>
 *
 * <p>Rejected, with tag {@code OnBroadcast}: another name or type than the update function has.
 *
 * <pre>{@code
 * @OnBroadcast("check")
 * static void change(LimitChange change, BroadcastChanges<String, Long> limits) { ... }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface OnBroadcast {

    /** The name of the update function, a method of the same class. */
    String value();
}
