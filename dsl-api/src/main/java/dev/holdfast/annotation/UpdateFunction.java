package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method the update function of a stateful operator: the processor writes {@code SessionsOperators.track()} for
 * {@code Sessions.track}.
 *
 * <p>Parameters, in this order: the key, an {@code Iterator} of events, and one of the group states; its type is the
 * timeout mode. The return type is the shape: {@code R} gives exactly one result per call (map); {@code Iterator<R>},
 * {@code Iterable<R>}, {@code List<R>}, {@code java.util.stream.Stream<R>}, or {@code void} with a fourth parameter
 * {@code Emitter<R>}, give any number (flatMap). The method may be static, or an instance method of a class that carries
 * configuration; then the factory takes the instance.
 *
 * <p>Keys are called from several threads at once, one call per key at a time: a function must not keep anything outside
 * its group state.
 *
 * <pre>{@code
 * @UpdateFunction
 * static Summary track(String userId, Iterator<Click> clicks, ProcessingTimeGroupState<Session> state) { ... }
 * }</pre>
 *
 * <p>Rejected, with tag {@code UpdateSignature}: the parameters are in the wrong order.
 *
 * <pre>{@code
 * @UpdateFunction
 * static Summary track(Iterator<Click> clicks, String userId, ProcessingTimeGroupState<Session> state) { ... }
 * }</pre>
 *
 * <p>Generated, in short:
 *
 * <pre>{@code
 * public static MapGroups<String, Click, Session, Summary> track() {
 *     return MapGroups.withProcessingTimeTimeout(
 *             "Sessions.track", KeySerializers.string(), new SessionSerializer(), Sessions::track);
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface UpdateFunction {

    /** The operator's id in the checkpoint; by default the class's simple name, a dot, and the method's name. */
    String id() default "";
}
