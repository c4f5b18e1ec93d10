package dev.holdfast.keyed.distinct;

import dev.holdfast.aggregate.Accumulator;
import dev.holdfast.aggregate.DistinctEstimates;
import dev.holdfast.field.KeyField;

/** Found as a service by {@code Aggregate.approxDistinct}; of no other use. */
public final class SketchService implements DistinctEstimates {

    /** For the service loader. */
    public SketchService() {}

    @Override
    public <T, V> Accumulator<T, ?, Long> of(KeyField<? super T, V> field) {
        return new SketchedDistinct<T, V>(field);
    }
}
