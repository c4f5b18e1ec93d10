package dev.holdfast.field;

import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.util.function.Function;

/**
 * A component that is a {@code double}: operators that add have to know which kind of number it is.
 *
 * @param <T> the type of the event
 */
public final class DoubleField<T> extends Field<T, Double> implements FloatingPointField<T> {

    /** Generated code makes them. */
    public DoubleField(String name, Function<T, Double> getter, StateSerializer<T> events) {
        super(name, getter, StateSerializers.float64(), events);
    }

    @Override
    public double asDouble(T event) {
        return apply(event);
    }
}
