package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.MapBuilder;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateCollections;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.util.Map;

/**
 * Serializer of {@link Order}, version 1.
 *
 * <pre>
 * status   string
 * carrier  boolean, then if true: string
 * seen     count, then for each: string; varint
 * </pre>
 */
@Generated("shop.Order")
public final class OrderSerializer implements StateSerializer<Order> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Order",
            1,
            Schema.field("status", StateSerializers.enumeration(Order.Status.class).schema().type()),
            Schema.field("carrier", SchemaType.nullable(StateSerializers.enumeration(Order.Carrier.class).schema().type())),
            Schema.field("seen", SchemaType.map(StateSerializers.enumeration(Order.Status.class).schema().type(), SchemaType.INT)));

    public OrderSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Order value, StateOutput out) {
        out.writeEnum(value.status());
        out.writeBoolean(value.carrier() != null);
        if (value.carrier() != null) {
            out.writeEnum(value.carrier());
        }
        writeSeen(value.seen(), out);
    }

    @Override
    public Order read(StateInput in) {
        Order.Status status = in.readEnum(Order.Status.class);
        Order.Carrier carrier = in.readBoolean() ? in.readEnum(Order.Carrier.class) : null;
        Map<Order.Status, Integer> seen = readSeen(in);
        return new Order(status, carrier, seen);
    }

    private static void writeSeen(Map<Order.Status, Integer> map, StateOutput out) {
        StateCollections.requireDistinct(map);
        out.writeCount(map.size());
        for (Map.Entry<Order.Status, Integer> entry : map.entrySet()) {
            out.writeEnum(entry.getKey());
            out.writeVarInt(entry.getValue());
        }
    }

    private static Map<Order.Status, Integer> readSeen(StateInput in) {
        int count = in.readCount();
        MapBuilder<Order.Status, Integer> map = new MapBuilder<>(count);
        for (int i = 0; i < count; i++) {
            Order.Status key = in.readEnum(Order.Status.class);
            map.put(key, in.readVarInt());
        }
        return map.build();
    }
}
