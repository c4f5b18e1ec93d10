package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that the state of an update function is meant to keep every key for ever, and why: the warning
 * {@code StateUnbounded} is then not given.
 *
 * <pre>{@code
 * @Unbounded("there are at most a few hundred airports")
 * @UpdateFunction
 * static DelayTotal total(String origin, Iterator<Flight> flights, GroupState<DelayTotal> state) { ... }
 * }</pre>
 *
 * <p>Rejected, with tag {@code UnboundedReason}: an empty reason.
 *
 * <pre>{@code
 * @Unbounded("")
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Unbounded {

    /** Why the number of keys is bounded, or why that does not matter. Not blank. */
    String value();
}
