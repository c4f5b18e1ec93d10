package dev.holdfast.field;

import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.util.function.Function;

/**
 * A component that is a {@code short}: operators that add have to know which kind of number it is. It may be a key too.
 *
 * @param <T> the type of the event
 */
public final class ShortField<T> extends Field<T, Short> implements KeyField<T, Short>, IntegralField<T> {

    /** Generated code makes them. */
    public ShortField(String name, Function<T, Short> getter, StateSerializer<T> events) {
        super(name, getter, StateSerializers.int16(), events);
    }

    @Override
    public long asLong(T event) {
        return apply(event);
    }

    @Override
    public KeySerializer<Short> keySerializer() {
        return KeySerializers.int16();
    }
}
