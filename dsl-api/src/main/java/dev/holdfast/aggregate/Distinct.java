package dev.holdfast.aggregate;

import dev.holdfast.field.KeyField;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.util.LinkedHashSet;
import java.util.Set;

/** How many different values a field has. All of them are kept. */
final class Distinct<T, V> implements Accumulator<T, Set<V>, Long> {

    private final KeyField<? super T, V> field;
    private final StateSerializer<Set<V>> serializer;

    Distinct(KeyField<? super T, V> field) {
        this.field = field;
        serializer = AccumulatedSerializer.set(StateSerializers.key(field.keySerializer()));
    }

    @Override
    public String name() {
        return "distinct_" + field.name();
    }

    @Override
    public StateSerializer<Set<V>> serializer() {
        return serializer;
    }

    @Override
    public boolean isInAnyOrder() {
        return true;
    }

    @Override
    public Set<V> start() {
        return new LinkedHashSet<>();
    }

    @Override
    public Set<V> add(Set<V> accumulated, T event) {
        accumulated.add(field.apply(event));
        return accumulated;
    }

    @Override
    public Set<V> merge(Set<V> first, Set<V> second) {
        first.addAll(second);
        return first;
    }

    @Override
    public Long result(Set<V> accumulated) {
        return (long) accumulated.size();
    }
}
