package dev.holdfast.field;

import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.util.function.Function;

/**
 * A component that is a {@code byte}: operators that add have to know which kind of number it is. It may be a key too.
 *
 * @param <T> the type of the event
 */
public final class ByteField<T> extends Field<T, Byte> implements KeyField<T, Byte>, IntegralField<T> {

    /** Generated code makes them. */
    public ByteField(String name, Function<T, Byte> getter, StateSerializer<T> events) {
        super(name, getter, StateSerializers.int8(), events);
    }

    @Override
    public long asLong(T event) {
        return apply(event);
    }

    @Override
    public KeySerializer<Byte> keySerializer() {
        return KeySerializers.int8();
    }
}
