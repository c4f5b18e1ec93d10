package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Shelf.Version}, version 1.
 *
 * <pre>
 * major  varint
 * minor  varint
 * </pre>
 */
@Generated("shop.Shelf.Version")
public final class Shelf_VersionSerializer implements StateSerializer<Shelf.Version> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Shelf$Version",
            1,
            Schema.field("major", SchemaType.INT),
            Schema.field("minor", SchemaType.INT));

    public Shelf_VersionSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Shelf.Version value, StateOutput out) {
        out.writeVarInt(value.major());
        out.writeVarInt(value.minor());
    }

    @Override
    public Shelf.Version read(StateInput in) {
        int major = in.readVarInt();
        int minor = in.readVarInt();
        return new Shelf.Version(major, minor);
    }
}
