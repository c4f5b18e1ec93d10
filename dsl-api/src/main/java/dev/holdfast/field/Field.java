package dev.holdfast.field;

import dev.holdfast.serial.StateSerializer;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One component of an event record: generated, as in {@code ClickFields.userId}. It is a function from the event to the
 * component, so it can be given wherever one is asked for: {@code stream.groupByKey(ClickFields.userId)}.
 *
 * @param <T> the type of the event
 * @param <V> the type of the component, boxed
 */
public sealed class Field<T, V extends @Nullable Object> implements Function<T, V>
        permits LongField, IntField, ShortField, ByteField, DoubleField, FloatField, KeyComponent {

    private final String name;
    private final Function<T, V> getter;
    private final Optional<StateSerializer<V>> serializer;
    private final Optional<StateSerializer<T>> events;

    /** A component whose values have no serializer by themselves: one that may be null, or a collection. */
    public Field(String name, Function<T, V> getter, StateSerializer<T> events) {
        this(name, getter, Optional.empty(), Optional.of(events));
    }

    /** A component with the serializer of its values, which are never null. */
    public Field(String name, Function<T, V> getter, StateSerializer<V> serializer, StateSerializer<T> events) {
        this(name, getter, Optional.of(serializer), Optional.of(events));
    }

    Field(
            String name,
            Function<T, V> getter,
            Optional<StateSerializer<V>> serializer,
            Optional<StateSerializer<T>> events) {
        this.name = Objects.requireNonNull(name, "name");
        this.getter = Objects.requireNonNull(getter, "getter");
        this.serializer = serializer;
        this.events = events;
    }

    /** The component's name. */
    public final String name() {
        return name;
    }

    /** The serializer of the values, if they have one by themselves. */
    public final Optional<StateSerializer<V>> serializer() {
        return serializer;
    }

    /** The serializer of the event, for operators that keep whole events; only what {@link KeyField#of} made without one has none. */
    public final Optional<StateSerializer<T>> events() {
        return events;
    }

    /** The component of an event. */
    @Override
    public final V apply(T event) {
        return getter.apply(event);
    }

    /** The name. */
    @Override
    public final String toString() {
        return name;
    }
}
