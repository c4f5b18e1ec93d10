package dev.holdfast.operator;

import dev.holdfast.serial.StateSerializers;
import java.util.function.Function;

/**
 * A component that is a {@code long}: operators that add have to know which kind of number it is.
 *
 * @param <T> the type of the event
 */
public final class LongField<T> extends Field<T, Long> {

    /** Generated code makes them. */
    public LongField(String name, Function<T, Long> getter) {
        super(name, getter, StateSerializers.int64());
    }
}
