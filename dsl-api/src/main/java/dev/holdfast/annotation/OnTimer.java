package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method what is called when a timer of an update function is due. It stands in the class of the function and takes, in this order: the key, the
 * timer, which is a constant of the enum of the function's timers, perhaps an {@code Instant} at which it was due, any of the function's states by their names, and
 * perhaps an {@code Emitter}.
 *
 * <pre>{@code
 * @OnTimer("watch")
 * static void ring(String user, Alarm alarm, ValueState<Total> total, Emitter<String> out) { ... }
 * }</pre>
 *
 * <p>Rejected, with tag {@code OnTimer}: the name of no update function in the class.
 *
 * <pre>{@code
 * @OnTimer("wacht")
 * static void ring(String user, Alarm alarm, ValueState<Total> total, Emitter<String> out) { ... }
 * }</pre>
 *
 * <p>Rejected, with tag {@code TimerUnhandled}: a {@code switch} over the timer that leaves out a constant.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface OnTimer {

    /** The name of the update function, a method of the same class. */
    String value();
}
