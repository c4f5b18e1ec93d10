package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The static method of a {@link StatefulFunction} that is called when a state has ended; the state is then gone. It takes, in this order: perhaps the key, the state, and perhaps an {@code Emitter}.
 * It returns one result, or any number in the shapes of an update function.
 *
 * <pre>{@code
 * @OnExpire
 * static Summary close(String user, Session session) { ... }
 * }</pre>
 *
 * <p>Rejected, with tag {@code StatefulFunction}: one in a class without {@code @ExpireAt}, which is never called.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface OnExpire {}
