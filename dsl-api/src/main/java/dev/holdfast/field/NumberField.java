package dev.holdfast.field;

/**
 * A component of an event record that is a number: generated, as in {@code BidFields.price}.
 *
 * @param <T> the type of the event
 */
public sealed interface NumberField<T> permits IntegralField, FloatingPointField {

    /** The component's name. */
    String name();

    /** The component of an event, as the nearest {@code double}. */
    double asDouble(T event);
}
