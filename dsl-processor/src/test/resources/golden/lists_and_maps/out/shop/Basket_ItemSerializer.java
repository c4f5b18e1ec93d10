package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Basket.Item}, version 1.
 *
 * <pre>
 * name  string
 * </pre>
 */
@Generated("shop.Basket.Item")
public final class Basket_ItemSerializer implements StateSerializer<Basket.Item> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Basket$Item",
            1,
            Schema.field("name", SchemaType.STRING));

    public Basket_ItemSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Basket.Item value, StateOutput out) {
        out.writeString(value.name());
    }

    @Override
    public Basket.Item read(StateInput in) {
        String name = in.readString();
        return new Basket.Item(name);
    }
}
