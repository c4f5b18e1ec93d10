package dev.holdfast.keyed.distinct;

import dev.holdfast.serial.Schema;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;

/** The bytes of a sketch, as an array of bytes. */
final class SketchSerializer implements StateSerializer<Sketch> {

    private final StateSerializer<byte[]> bytes = StateSerializers.bytes();

    @Override
    public Schema schema() {
        return bytes.schema();
    }

    @Override
    public void write(Sketch value, StateOutput out) {
        bytes.write(value.toBytes(), out);
    }

    @Override
    public Sketch read(StateInput in) {
        return Sketch.of(bytes.read(in));
    }
}
