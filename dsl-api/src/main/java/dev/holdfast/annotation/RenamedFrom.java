package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The names that something had in states that were written earlier: a component of a state record, a field of a state class, a
 * constant of an enum, or a record that a sealed interface permits. Names of other types need none; they never count.
 *
 * <pre>{@code
 * @StateRecord
 * public record Session(@RenamedFrom("clicks") int pageViews) {}
 *
 * enum Status { @RenamedFrom("OPEN") ACTIVE, PAID }
 *
 * @RenamedFrom("Circle")
 * record Disk(double radius) implements Shape {}
 * }</pre>
 *
 * <p>Rejected, with tag {@code RenamedFrom}: the name is no other one.
 *
 * <pre>{@code
 * public record Session(@RenamedFrom("pageViews") int pageViews) {}
 * }</pre>
 *
 * <p>Generated, in the schema of the serializer:
 *
 * <pre>{@code
 * Schema.field("pageViews", SchemaType.INT).formerly("clicks")
 * }</pre>
 *
 * <p>Keep the annotation as long as there are checkpoints with the former name.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME) // that of an enum's constants is read when its schema is made
public @interface RenamedFrom {

    /** The latest former name first. Of a type, without package and enclosing types. */
    String[] value();
}
