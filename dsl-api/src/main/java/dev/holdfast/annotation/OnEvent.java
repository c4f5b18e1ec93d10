package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The static method of a {@link StatefulFunction} that gives the next state of a key; null for none. It takes, in this order: perhaps the key, the event, perhaps an {@code Instant}, which is the
 * time of the event or, in processing time, of the batch, the state, which is null at first, and perhaps an {@code Emitter}. To give results it takes the emitter, or returns a
 * {@code Step} of state and results.
 *
 * <pre>{@code
 * @OnEvent
 * static Session on(Click click, @Nullable Session session) { ... }
 * }</pre>
 *
 * <p>Rejected, with tag {@code StatefulFunction}: another return type than the state.
 *
 * <pre>{@code
 * @OnEvent
 * static void on(Click click, @Nullable Session session) { ... }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface OnEvent {}
