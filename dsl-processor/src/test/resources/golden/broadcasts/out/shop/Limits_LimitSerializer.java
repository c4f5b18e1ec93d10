package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Limits.Limit}, version 1.
 *
 * <pre>
 * cents  varlong
 * </pre>
 */
@Generated("shop.Limits.Limit")
public final class Limits_LimitSerializer implements StateSerializer<Limits.Limit> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Limits$Limit",
            1,
            Schema.field("cents", SchemaType.LONG));

    public Limits_LimitSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Limits.Limit value, StateOutput out) {
        out.writeVarLong(value.cents());
    }

    @Override
    public Limits.Limit read(StateInput in) {
        long cents = in.readVarLong();
        return new Limits.Limit(cents);
    }
}
