package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;

/**
 * Key serializer of {@link Everybody}. Its bytes sort as the components do, the first component first.
 *
 * <pre>
 * a zero byte
 * </pre>
 */
@Generated("shop.Everybody")
public final class EverybodySerializer implements KeySerializer<Everybody> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Everybody",
            1);

    public EverybodySerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Everybody key, StateOutput out) {
        out.writeByte(0);
    }

    @Override
    public Everybody read(StateInput in) {
        if (in.readByte() != 0) {
            throw new CorruptStateException("a record without components is a zero byte");
        }
        return new Everybody();
    }
}
