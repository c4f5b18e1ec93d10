package dev.holdfast.aggregate;

import dev.holdfast.field.Field;
import dev.holdfast.serial.StateSerializer;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** One of the values of a field: the first, the last, the least or the greatest. */
final class Chosen<T, V> implements Accumulator<T, Held<V>, V> {

    private final String name;
    private final Field<T, V> field;
    private final StateSerializer<Held<V>> serializer;
    private final BinaryOperator<V> chooseFn;

    /** @param chooseFn which of two values, that of the earlier event first */
    Chosen(String what, Field<T, V> field, BinaryOperator<V> chooseFn) {
        name = what + "_" + field.name();
        this.field = field;
        serializer = AccumulatedSerializer.held(Kept.values(what, field));
        this.chooseFn = chooseFn;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StateSerializer<Held<V>> serializer() {
        return serializer;
    }

    @Override
    public Held<V> start() {
        return new Held<>(null);
    }

    @Override
    public Held<V> add(Held<V> accumulated, T event) {
        return choose(accumulated, field.apply(event));
    }

    @Override
    public Held<V> merge(Held<V> first, Held<V> second) {
        return second.value == null ? first : choose(first, second.value);
    }

    private Held<V> choose(Held<V> accumulated, V value) {
        accumulated.value = accumulated.value == null ? value : chooseFn.apply(accumulated.value, value);
        return accumulated;
    }

    @Override
    public @Nullable V result(Held<V> accumulated) {
        return accumulated.value;
    }
}
