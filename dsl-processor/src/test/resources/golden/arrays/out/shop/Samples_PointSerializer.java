package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Samples.Point}, version 1.
 *
 * <pre>
 * x  varint
 * y  varint
 * </pre>
 */
@Generated("shop.Samples.Point")
public final class Samples_PointSerializer implements StateSerializer<Samples.Point> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Samples$Point",
            1,
            Schema.field("x", SchemaType.INT),
            Schema.field("y", SchemaType.INT));

    public Samples_PointSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Samples.Point value, StateOutput out) {
        out.writeVarInt(value.x());
        out.writeVarInt(value.y());
    }

    @Override
    public Samples.Point read(StateInput in) {
        int x = in.readVarInt();
        int y = in.readVarInt();
        return new Samples.Point(x, y);
    }
}
