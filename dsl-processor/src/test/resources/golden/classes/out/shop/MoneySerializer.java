package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Money}, version 3.
 *
 * <pre>
 * currency  string
 * cents     varlong
 * </pre>
 */
@Generated("shop.Money")
public final class MoneySerializer implements StateSerializer<Money> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Money",
            3,
            Schema.field("currency", SchemaType.STRING),
            Schema.field("cents", SchemaType.LONG));

    public MoneySerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Money value, StateOutput out) {
        out.writeString(value.getCurrency());
        out.writeVarLong(value.cents());
    }

    @Override
    public Money read(StateInput in) {
        String currency = in.readString();
        long cents = in.readVarLong();
        try {
            return new Money(cents, currency);
        } catch (RuntimeException e) {
            throw CorruptStateException.refused(Money.class, e);
        }
    }
}
