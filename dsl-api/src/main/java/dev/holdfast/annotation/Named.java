package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a state of an update function a name of its own; without it, its name is that of the parameter. A checkpoint finds a state by its name: a parameter that gets another name
 * keeps its old one here.
 *
 * <pre>{@code
 * @UpdateFunction
 * static void watch(String user, Iterator<Bid> bids, @Named("total") ValueState<Total> spent, Emitter<String> out) { ... }
 * }</pre>
 *
 * <p>Rejected, with tag {@code StateName}: the name of another state of the function, or one with {@code '.'} or {@code '/'}.
 *
 * <pre>{@code
 * @Named("a/b") ValueState<Total> spent
 * }</pre>
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface Named {

    /** 1 to 128 printable characters, without {@code '.'} and {@code '/'}. */
    String value();
}
