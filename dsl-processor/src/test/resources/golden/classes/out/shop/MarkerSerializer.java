package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Marker}, version 1.
 *
 * <pre>
 * a zero byte
 * </pre>
 */
@Generated("shop.Marker")
final class MarkerSerializer implements StateSerializer<Marker> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Marker",
            1);

    MarkerSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Marker value, StateOutput out) {
        out.writeByte(0);
    }

    @Override
    public Marker read(StateInput in) {
        if (in.readByte() != 0) {
            throw new CorruptStateException("a record without components is a zero byte");
        }
        return new Marker();
    }
}
