package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateClasses;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Serializer of {@link Cart}, version 1.
 *
 * <pre>
 * count     varint
 * currency  string
 * total     varlong
 * open      boolean
 * coupon    boolean, then if true: string
 * value     count, then for each: string
 * </pre>
 */
@Generated("shop.Cart")
public final class CartSerializer implements StateSerializer<Cart> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Cart",
            1,
            Schema.field("count", SchemaType.INT),
            Schema.field("currency", SchemaType.STRING),
            Schema.field("total", SchemaType.LONG),
            Schema.field("open", SchemaType.BOOLEAN),
            Schema.field("coupon", SchemaType.nullable(SchemaType.STRING)),
            Schema.field("value", SchemaType.list(SchemaType.STRING)));

    public CartSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Cart value, StateOutput out) {
        StateClasses.requireExact(value, Cart.class);
        out.writeVarInt(value.count);
        out.writeString(value.currency);
        out.writeVarLong(value.getTotal());
        out.writeBoolean(value.isOpen());
        out.writeBoolean(value.coupon() != null);
        if (value.coupon() != null) {
            out.writeString(value.coupon());
        }
        writeValue(value.getValue(), out);
    }

    @Override
    public Cart read(StateInput in) {
        try {
            Cart value = new Cart();
            value.count = in.readVarInt();
            value.currency = in.readString();
            value.setTotal(in.readVarLong());
            value.open(in.readBoolean());
            value.setCoupon(in.readBoolean() ? in.readString() : null);
            value.setValue(readValue(in));
            return value;
        } catch (RuntimeException e) {
            throw CorruptStateException.refused(Cart.class, e);
        }
    }

    private static void writeValue(List<String> list, StateOutput out) {
        out.writeCount(list.size());
        for (String element : list) {
            out.writeString(element);
        }
    }

    private static List<String> readValue(StateInput in) {
        int count = in.readCount();
        List<String> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(in.readString());
        }
        return Collections.unmodifiableList(list);
    }
}
