package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Payment.Transfer}, version 2.
 *
 * <pre>
 * iban  string
 * </pre>
 */
@Generated("shop.Payment.Transfer")
public final class Payment_TransferSerializer implements StateSerializer<Payment.Transfer> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Payment$Transfer",
            2,
            Schema.field("iban", SchemaType.STRING));

    public Payment_TransferSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Payment.Transfer value, StateOutput out) {
        out.writeString(value.iban());
    }

    @Override
    public Payment.Transfer read(StateInput in) {
        String iban = in.readString();
        return new Payment.Transfer(iban);
    }
}
