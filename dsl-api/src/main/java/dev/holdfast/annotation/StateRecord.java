package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record usable as state: the processor writes its serializer, {@code SessionSerializer} for {@code Session}, in
 * the same package.
 *
 * <p>Components may be primitives and their boxes, {@code String}, enums, {@code Instant}, {@code Duration}, other state
 * records, and {@code List} and {@code Map} of these. A component is never null unless it is {@code @Nullable}.
 *
 * <pre>{@code
 * @StateRecord
 * public record Session(int pageViews, Instant startedAt, @Nullable String lastPage) {}
 * }</pre>
 *
 * <p>Rejected, with tag {@code StateTypeUnsupported}: the wildcard leaves the value type open.
 *
 * <pre>{@code
 * @StateRecord
 * public record Session(Map<String, ?> tags) {}
 * }</pre>
 *
 * <p>Generated, in short:
 *
 * <pre>{@code
 * public void write(Session value, StateOutput out) {
 *     out.writeVarInt(value.pageViews());
 *     out.writeInstant(value.startedAt());
 *     ...
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface StateRecord {

    /** A number for people; what is compared with a checkpoint is the fingerprint of the fields. At least 1. */
    int version() default 1;
}
