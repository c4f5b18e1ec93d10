package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Schema.StateOutput}, version 1.
 *
 * <pre>
 * size  varint
 * </pre>
 */
@Generated("shop.Schema.StateOutput")
public final class Schema_StateOutputSerializer implements StateSerializer<Schema.StateOutput> {

    private static final int FORMAT = 1;

    private static final dev.holdfast.serial.Schema SCHEMA = dev.holdfast.serial.Schema.record(
            FORMAT,
            "shop.Schema$StateOutput",
            1,
            dev.holdfast.serial.Schema.field("size", SchemaType.INT));

    public Schema_StateOutputSerializer() {}

    @Override
    public dev.holdfast.serial.Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Schema.StateOutput value, StateOutput out) {
        out.writeVarInt(value.size());
    }

    @Override
    public Schema.StateOutput read(StateInput in) {
        int size = in.readVarInt();
        return new Schema.StateOutput(size);
    }
}
