package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record of events or results known: the processor writes {@code ClickSerializer}, with which sinks keep such objects
 * across a crash, and {@code ClickFields}, which names the components for operators.
 *
 * <p>Components are what a {@link StateRecord} has; an event record may stand inside a state record and the other way round.
 *
 * <pre>{@code
 * @EventRecord
 * public record Click(String userId, String page, Instant at) {}
 *
 * stream.groupByKey(ClickFields.userId)
 * results.writeTo(memory.survivingCrashes(new ClickSerializer()))
 * }</pre>
 *
 * <p>Rejected, with tag {@code EventNotRecord}:
 *
 * <pre>{@code
 * @EventRecord
 * public class Click {}
 * }</pre>
 *
 * <p>Generated, in short:
 *
 * <pre>{@code
 * public static final KeyComponent<Click, String> userId = new KeyComponent<>("userId", Click::userId, StateSerializers.string(), KeySerializers.string(), EVENTS);
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface EventRecord {}
