package dev.holdfast.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a type usable as state: the processor writes its serializer, {@code SessionSerializer} for {@code Session}, in the
 * same package.
 *
 * <p>The type is a record, a sealed interface of records, or a class. Components and fields may be primitives and their
 * boxes, {@code String}, enums, {@code UUID}, {@code BigDecimal}, {@code BigInteger}, the types of {@code java.time},
 * {@code Optional} and its kin, arrays, other state types, {@link KeyRecord} records, and {@code List}, {@code Set},
 * {@code SortedSet}, {@code NavigableSet}, {@code Deque}, {@code Map}, {@code SortedMap} and {@code NavigableMap} of these.
 * Collections that are read back cannot be changed; sorted ones have the natural order. None of these is ever null unless it
 * is {@code @Nullable}.
 *
 * <ul>
 *   <li>A <b>record</b> is taken apart by its accessors and made by its constructor. It may be generic; its code then stands
 *       where it is used, and it has no serializer of its own.
 *   <li>A <b>sealed interface</b> ends in records, or in final classes with this annotation. It covers the records that it
 *       permits, generic ones too; one with its own annotation has its own serializer.
 *   <li>A <b>class</b> has its fields as state, those of the classes above it first; static and transient ones are left out.
 *       They are read directly, or through an accessor ({@code getX}, {@code isX}, {@code x}) where they are private. A value
 *       is made by the constructor that takes all fields by name and type; where there is none, by the one without parameters,
 *       after which the fields are set, directly or by {@code setX} or {@code x}. Constructors and accessors are visible in
 *       the package. A value of a subclass is refused when it is written, as its own fields would be lost.
 * </ul>
 *
 * <p>Accessors hand over what fields hold; see {@link StateAccessor}.
 *
 * <p>A type may contain itself through {@code @Nullable}, an {@code Optional}, a collection or a sealed type. Values are nested
 * at most 500 deep.
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
