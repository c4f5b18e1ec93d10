package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Leaves the values of a component or field to Kryo: the last resort for types of others that nothing else can write.
 *
 * <p>Kryo 5 has to be on the class path ({@code com.esotericsoftware:kryo}), and the runtime of Holdfast; where one is missing,
 * the serializer cannot be loaded and says what to add. Every class that occurs inside a value is registered, in an order that
 * never changes; the type itself is. Values must not contain themselves. State remembers the registered classes and their
 * fields: when one of them has other fields, the state is refused as corrupt. It does not evolve.
 *
 * <pre>{@code
 * @StateRecord
 * public record Session(@AllowKryo(register = ArrayList.class) Histogram latency) {}
 * }</pre>
 *
 * <p>Rejected, with tag {@code KryoNotNeeded}, on a component that has a serializer without it.
 *
 * <p>Generated, in short:
 *
 * <pre>{@code
 * private static final StateSerializer<Histogram> HISTOGRAM_KRYO = KryoSerializers.of(Histogram.class, ArrayList.class);
 * ...
 * FramedValues.write(HISTOGRAM_KRYO, value.latency(), out);
 * }</pre>
 */
@Documented
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.CLASS)
public @interface AllowKryo {

    /** The other classes that occur inside the values. To add one, append it: bytes hold their positions. */
    Class<?>[] register() default {};
}
