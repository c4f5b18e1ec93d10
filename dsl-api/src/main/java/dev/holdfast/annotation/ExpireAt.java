package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The static method of a {@link StatefulFunction} that says when a state ends; null for never. It is a function of the state alone, and is asked after each change.
 *
 * <pre>{@code
 * @ExpireAt
 * static Instant expiry(Session session) { return session.last().plus(GAP); }
 * }</pre>
 *
 * <p>Rejected, with tag {@code StatefulFunction}: one that takes anything else.
 *
 * <pre>{@code
 * @ExpireAt
 * static Instant expiry(String user, Session session) { ... }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface ExpireAt {}
