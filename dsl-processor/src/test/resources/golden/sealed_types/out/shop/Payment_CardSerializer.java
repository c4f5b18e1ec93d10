package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Payment.Card}, version 1.
 *
 * <pre>
 * number  string
 * cvc     varint
 * </pre>
 */
@Generated("shop.Payment.Card")
public final class Payment_CardSerializer implements StateSerializer<Payment.Card> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Payment$Card",
            1,
            Schema.field("number", SchemaType.STRING),
            Schema.field("cvc", SchemaType.INT));

    public Payment_CardSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Payment.Card value, StateOutput out) {
        out.writeString(value.number());
        out.writeVarInt(value.cvc());
    }

    @Override
    public Payment.Card read(StateInput in) {
        String number = in.readString();
        int cvc = in.readVarInt();
        return new Payment.Card(number, cvc);
    }
}
