package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Entry}, version 1.
 *
 * <pre>
 * number  varint
 * </pre>
 */
@Generated("shop.Entry")
public final class EntrySerializer implements StateSerializer<Entry> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Entry",
            1,
            Schema.field("number", SchemaType.INT));

    public EntrySerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Entry value, StateOutput out) {
        out.writeVarInt(value.number());
    }

    @Override
    public Entry read(StateInput in) {
        int number = in.readVarInt();
        return new Entry(number);
    }
}
