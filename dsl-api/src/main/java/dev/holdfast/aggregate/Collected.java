package dev.holdfast.aggregate;

import java.util.List;

/**
 * What {@link Aggregate#collect} gives.
 *
 * @param values the first ones, in the order in which their events came
 * @param omitted how many more there were
 * @param <V> the type of the values
 */
public record Collected<V>(List<V> values, long omitted) {

    public Collected {
        values = List.copyOf(values);
    }
}
