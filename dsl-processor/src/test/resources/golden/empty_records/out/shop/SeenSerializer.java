package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Seen}, version 1.
 *
 * <pre>
 * a zero byte
 * </pre>
 */
@Generated("shop.Seen")
public final class SeenSerializer implements StateSerializer<Seen> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Seen",
            1);

    public SeenSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Seen value, StateOutput out) {
        out.writeByte(0);
    }

    @Override
    public Seen read(StateInput in) {
        if (in.readByte() != 0) {
            throw new CorruptStateException("a record without components is a zero byte");
        }
        return new Seen();
    }
}
