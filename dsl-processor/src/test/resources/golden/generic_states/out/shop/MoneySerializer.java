package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Money}, version 1.
 *
 * <pre>
 * cents  varlong
 * </pre>
 */
@Generated("shop.Money")
final class MoneySerializer implements StateSerializer<Money> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Money",
            1,
            Schema.field("cents", SchemaType.LONG));

    MoneySerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Money value, StateOutput out) {
        out.writeVarLong(value.cents());
    }

    @Override
    public Money read(StateInput in) {
        long cents = in.readVarLong();
        return new Money(cents);
    }
}
