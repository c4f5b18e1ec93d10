package dev.holdfast.annotation;

import dev.holdfast.serial.StateSerializer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has values written by a serializer of your own: on a component or field for its values, on a type for all of its values.
 *
 * <p>The serializer implements {@link StateSerializer} of the very type, and has a constructor without parameters that is
 * visible in the package of the state type. Its bytes stand in a frame, so that a fault in it reaches no other component;
 * whatever it throws while it reads becomes a {@code CorruptStateException}. State remembers the name of the class
 * and its {@code schema()}: a serializer of another name, or that says something else of its bytes, does not read them, so give
 * one that writes other bytes another name or another schema. One instance is used by all threads.
 *
 * <pre>{@code
 * @StateRecord
 * public record Session(@SerializeWith(MoneySerializer.class) Money spent, int clicks) {}
 * }</pre>
 *
 * <p>Rejected, with tag {@code SerializeWithType}, if {@code MoneySerializer} does not implement
 * {@code StateSerializer<Money>}; with {@code KeyForeign} on a component of a key, whose bytes have to sort.
 *
 * <p>Generated, in short:
 *
 * <pre>{@code
 * FramedValues.write(MONEY_SERIALIZER, value.spent(), out);
 * }</pre>
 */
@Documented
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.CLASS)
public @interface SerializeWith {

    /** The serializer's class. */
    Class<? extends StateSerializer<?>> value();
}
