package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Order.Sent}, version 1.
 *
 * <pre>
 * carrier  string
 * </pre>
 */
@Generated("shop.Order.Sent")
final class Order_SentSerializer implements StateSerializer<Order.Sent> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Order$Sent",
            1,
            Schema.field("carrier", SchemaType.STRING));

    Order_SentSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Order.Sent value, StateOutput out) {
        out.writeString(value.carrier());
    }

    @Override
    public Order.Sent read(StateInput in) {
        String carrier = in.readString();
        return new Order.Sent(carrier);
    }
}
