package dev.holdfast.field;

import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.util.function.Function;

/**
 * A component that is a {@code float}: operators that add have to know which kind of number it is.
 *
 * @param <T> the type of the event
 */
public final class FloatField<T> extends Field<T, Float> implements FloatingPointField<T> {

    /** Generated code makes them. */
    public FloatField(String name, Function<T, Float> getter, StateSerializer<T> events) {
        super(name, getter, StateSerializers.float32(), events);
    }

    @Override
    public double asDouble(T event) {
        return apply(event);
    }
}
