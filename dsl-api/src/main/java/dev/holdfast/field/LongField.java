package dev.holdfast.field;

import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.util.function.Function;

/**
 * A component that is a {@code long}: operators that add have to know which kind of number it is. It may be a key too.
 *
 * @param <T> the type of the event
 */
public final class LongField<T> extends Field<T, Long> implements KeyField<T, Long>, IntegralField<T> {

    /** Generated code makes them. */
    public LongField(String name, Function<T, Long> getter, StateSerializer<T> events) {
        super(name, getter, StateSerializers.int64(), events);
    }

    @Override
    public long asLong(T event) {
        return apply(event);
    }

    @Override
    public KeySerializer<Long> keySerializer() {
        return KeySerializers.int64();
    }
}
