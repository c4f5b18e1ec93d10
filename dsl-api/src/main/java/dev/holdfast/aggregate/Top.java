package dev.holdfast.aggregate;

import dev.holdfast.field.Field;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.List;

/** The events with the greatest values of a field, the greatest first; of equal ones the earlier first. */
final class Top<T, V extends Comparable<? super V>> implements Accumulator<T, List<T>, List<T>> {

    private final int most;
    private final Field<T, V> by;
    private final StateSerializer<List<T>> serializer;

    Top(int most, Field<T, V> by) {
        if (most < 1) {
            throw new IllegalArgumentException("top(" + most + ", " + by.name() + "): keep at least one event.");
        }
        this.most = most;
        this.by = by;
        serializer = AccumulatedSerializer.list(Kept.events("top", by));
    }

    @Override
    public String name() {
        return "top_" + by.name();
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
        V value = by.apply(event);
        int place = accumulated.size();
        while (place > 0 && by.apply(accumulated.get(place - 1)).compareTo(value) < 0) {
            place--;
        }
        if (place < most) {
            accumulated.add(place, event);
        }
        while (accumulated.size() > most) {
            accumulated.remove(accumulated.size() - 1);
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
        return List.copyOf(accumulated.subList(0, Math.min(most, accumulated.size())));
    }
}
