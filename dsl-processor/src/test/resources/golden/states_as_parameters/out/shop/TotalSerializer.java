package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Total}, version 1.
 *
 * <pre>
 * cents  varlong
 * </pre>
 */
@Generated("shop.Total")
public final class TotalSerializer implements StateSerializer<Total> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Total",
            1,
            Schema.field("cents", SchemaType.LONG));

    public TotalSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Total value, StateOutput out) {
        out.writeVarLong(value.cents());
    }

    @Override
    public Total read(StateInput in) {
        long cents = in.readVarLong();
        return new Total(cents);
    }
}
