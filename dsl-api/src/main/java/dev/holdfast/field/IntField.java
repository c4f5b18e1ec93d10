package dev.holdfast.field;

import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.util.function.Function;

/**
 * A component that is an {@code int}: operators that add have to know which kind of number it is. It may be a key too.
 *
 * @param <T> the type of the event
 */
public final class IntField<T> extends Field<T, Integer> implements KeyField<T, Integer>, IntegralField<T> {

    /** Generated code makes them. */
    public IntField(String name, Function<T, Integer> getter, StateSerializer<T> events) {
        super(name, getter, StateSerializers.int32(), events);
    }

    @Override
    public long asLong(T event) {
        return apply(event);
    }

    @Override
    public KeySerializer<Integer> keySerializer() {
        return KeySerializers.int32();
    }
}
