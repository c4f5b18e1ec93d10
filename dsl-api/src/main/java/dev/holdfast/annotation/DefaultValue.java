package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of a component of a state record, or of a field of a state class, in states that were written without it. It says
 * nothing of a component that is gone: that is what {@link RenamedFrom} and {@link Removed} are for.
 *
 * <pre>{@code
 * @StateRecord
 * public record Session(int pageViews, @DefaultValue("EUR") String currency) {}
 * }</pre>
 *
 * <p>Rejected, with tag {@code DefaultValue}: the text is not a value of the type.
 *
 * <pre>{@code
 * public record Session(@DefaultValue("none") int pageViews) {}
 * }</pre>
 *
 * <p>Generated, in the schema of the serializer:
 *
 * <pre>{@code
 * Schema.field("currency", SchemaType.STRING).withDefault("EUR")
 * }</pre>
 *
 * <p>{@code docs/evolution.md} has the rules.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface DefaultValue {

    /**
     * What the type's {@code parse} or {@code valueOf} understands; the name of a constant for an enum; the text itself for a
     * string; {@code ""} for an empty collection; {@code null} for a value that may be absent and is.
     */
    String value();
}
