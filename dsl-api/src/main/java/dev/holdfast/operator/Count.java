package dev.holdfast.operator;

import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;

/** Counts events. */
final class Count<T> implements Accumulator<T, Long, Long> {

    @Override
    public String name() {
        return "count";
    }

    @Override
    public StateSerializer<Long> serializer() {
        return StateSerializers.int64();
    }

    @Override
    public Long start() {
        return 0L;
    }

    @Override
    public Long add(Long accumulated, T event) {
        return accumulated + 1;
    }

    @Override
    public Long merge(Long first, Long second) {
        return first + second;
    }

    @Override
    public Long result(Long accumulated) {
        return accumulated;
    }
}
