package dev.holdfast;

import dev.holdfast.aggregate.Aggregate;
import java.util.ArrayList;
import java.util.List;

/** Aggregates of the same events, in the order in which they were named. */
final class AggregateList {

    private AggregateList() {}

    /** The same with one more. */
    static <T> List<Aggregate<? super T, ?>> with(
            List<Aggregate<? super T, ?>> aggregates, Aggregate<? super T, ?> another) {
        List<Aggregate<? super T, ?>> all = new ArrayList<>(aggregates);
        all.add(another);
        return List.copyOf(all);
    }
}
