package dev.holdfast.field;

/**
 * A component that is a {@code double} or a {@code float}.
 *
 * @param <T> the type of the event
 */
public sealed interface FloatingPointField<T> extends NumberField<T> permits DoubleField, FloatField {}
