package dev.holdfast.aggregate;

import dev.holdfast.field.KeyField;
import java.util.ServiceLoader;

/**
 * Estimates how many different values there are. It needs a library of its own, so it is looked for as a service; {@code holdfast-operators} has it, which all engines bring.
 * {@link Aggregate#approxDistinct} asks for it.
 */
public interface DistinctEstimates {

    /**
     * That on the class path.
     *
     * @throws IllegalStateException if none is
     */
    static DistinctEstimates ofEngine() {
        return ServiceLoader.load(DistinctEstimates.class, DistinctEstimates.class.getClassLoader())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "approxDistinct is computed by a part of the engine, and none is on the class path."
                                        + " Add the dependency dev.holdfast:holdfast-runtime, or dev.holdfast:holdfast-operators."));
    }

    /** How it comes about for a field. Its state knows each value by a hash. */
    <T, V> Accumulator<T, ?, Long> of(KeyField<? super T, V> field);
}
