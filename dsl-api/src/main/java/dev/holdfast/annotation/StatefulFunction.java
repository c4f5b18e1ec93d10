package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a class of static methods a stateful operator: state in, state out. {@link OnEvent} gives the next state of a key, {@link ExpireAt} says when it ends, and
 * {@link OnExpire} what comes of it then. There is no update to forget and no timeout to set again.
 *
 * <p>The events that a key has in a batch are applied in the order of their times, those of one time as they arrived. Before an event that is later than the expiry of the state,
 * {@code @OnExpire} is called and the state is gone. So no method has to ask whether the state it gets has ended.
 *
 * <pre>{@code
 * @StatefulFunction
 * final class Sessionize {
 *     @StateRecord record Session(Instant start, Instant last, int clicks) {}
 *
 *     @OnEvent static Session on(Click click, @Nullable Session session) { ... }
 *     @ExpireAt static Instant expiry(Session session) { return session.last().plus(GAP); }
 *     @OnExpire static Summary close(String user, Session session) { ... }
 * }
 * }</pre>
 *
 * <p>Rejected, with tag {@code StatefulFunction}: a class without {@code @OnEvent}, or in which no method takes the key.
 *
 * <p>Generated, in short:
 *
 * <pre>{@code
 * public static EventTimeFlatMapFunction<String, Click, Session, Summary> operator() {
 *     return EventTimeFlatMapFunction.<String, Click, Session, Summary>of(
 *                     "Sessionize",
 *                     KeySerializers.string(),
 *                     new Sessionize_SessionSerializer(),
 *                     (key, event, at, state, out) -> Sessionize.on(event, state))
 *             .expireAt(Sessionize::expiry)
 *             .onExpire((key, state, out) -> out.emit(Sessionize.close(key, state)));
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface StatefulFunction {

    /** The operator's id in the checkpoint; by default the class's simple name. */
    String id() default "";

    /** Whether expiry is in processing time. By default it is in event time, and the stream needs a watermark. */
    boolean inProcessingTime() default false;
}
