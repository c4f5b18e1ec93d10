package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the static method of a state record that makes it of an older version. The older version is kept as a type of its own,
 * under any name, with the version that it had.
 *
 * <pre>{@code
 * @StateRecord(version = 2)
 * public record Cart(long cents) {
 *
 *     @MigrateFrom(1)
 *     static Cart fromEuros(CartV1 old) {
 *         return new Cart(Math.round(old.euros() * 100));
 *     }
 * }
 *
 * @StateRecord(version = 1)
 * record CartV1(double euros) {}
 * }</pre>
 *
 * <p>Rejected, with tag {@code MigrateFrom}: the version is not that of the parameter.
 *
 * <pre>{@code
 * @MigrateFrom(3)
 * static Cart fromEuros(CartV1 old) { ... }
 * }</pre>
 *
 * <p>Generated, in the serializer:
 *
 * <pre>{@code
 * return List.of(new Migration<>(new CartV1Serializer(), Cart::fromEuros));
 * }</pre>
 *
 * <p>The method is called whenever an older state is read, until the state is next updated. So it gives equal results for equal
 * states, never null, and has no side effects.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface MigrateFrom {

    /** The older version. */
    int value();
}
