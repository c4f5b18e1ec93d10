package dev.holdfast.aggregate;

import dev.holdfast.field.Field;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.List;

/** All events that have the greatest value of a field, in the order in which they came. */
final class AllWithMax<T, V extends Comparable<? super V>> implements Accumulator<T, List<T>, List<T>> {

    private final Field<T, V> by;
    private final StateSerializer<List<T>> serializer;

    AllWithMax(Field<T, V> by) {
        this.by = by;
        serializer = AccumulatedSerializer.list(Kept.events("allWithMax", by));
    }

    @Override
    public String name() {
        return "allWithMax_" + by.name();
    }

    @Override
    public StateSerializer<List<T>> serializer() {
        return serializer;
    }

    @Override
    public List<T> start() {
        return new ArrayList<>();
    }

    @Override
    public List<T> add(List<T> accumulated, T event) {
        int order = accumulated.isEmpty() ? 0 : by.apply(event).compareTo(by.apply(accumulated.get(0)));
        if (order > 0) {
            accumulated.clear();
        }
        if (order >= 0) {
            accumulated.add(event);
        }
        return accumulated;
    }

    @Override
    public List<T> merge(List<T> first, List<T> second) {
        List<T> both = first;
        for (T event : second) {
            both = add(both, event);
        }
        return both;
    }

    @Override
    public List<T> result(List<T> accumulated) {
        return List.copyOf(accumulated);
    }
}
