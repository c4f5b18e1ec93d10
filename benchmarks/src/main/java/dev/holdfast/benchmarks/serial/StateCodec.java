package dev.holdfast.benchmarks.serial;

import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/** Holdfast: a generated serializer. */
final class StateCodec<T> implements Codec<T> {

    private final StateSerializer<T> serializer;
    private final StateOutput out = new StateOutput();
    private final StateInput in = new StateInput();

    StateCodec(StateSerializer<T> serializer) {
        this.serializer = serializer;
    }

    @Override
    public int write(T value) {
        out.clear();
        serializer.write(value, out);
        return out.size();
    }

    @Override
    public byte[] written() {
        return out.toByteArray();
    }

    @Override
    public T read(byte[] bytes) {
        in.reset(bytes, 0, bytes.length);
        T value = serializer.read(in);
        in.expectEnd();
        return value;
    }
}
