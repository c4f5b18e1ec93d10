package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Order.Packed}, version 1.
 *
 * <pre>
 * parcels  varint
 * </pre>
 */
@Generated("shop.Order.Packed")
final class Order_PackedSerializer implements StateSerializer<Order.Packed> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Order$Packed",
            1,
            Schema.field("parcels", SchemaType.INT));

    Order_PackedSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Order.Packed value, StateOutput out) {
        out.writeVarInt(value.parcels());
    }

    @Override
    public Order.Packed read(StateInput in) {
        int parcels = in.readVarInt();
        return new Order.Packed(parcels);
    }
}
