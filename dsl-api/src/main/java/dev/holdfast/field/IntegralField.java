package dev.holdfast.field;

/**
 * A component that is a {@code long}, {@code int}, {@code short} or {@code byte}: what is added up is exact.
 *
 * @param <T> the type of the event
 */
public sealed interface IntegralField<T> extends NumberField<T> permits LongField, IntField, ShortField, ByteField {

    /** The component of an event. */
    long asLong(T event);

    @Override
    default double asDouble(T event) {
        return asLong(event);
    }
}
