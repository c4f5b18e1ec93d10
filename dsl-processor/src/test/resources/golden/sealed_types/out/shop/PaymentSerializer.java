package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.List;

/**
 * Serializer of {@link Payment}, version 1.
 *
 * <pre>
 * 0  Card
 * 1  Cash of (varlong)
 * 2  Transfer
 * 3  Voucher of ()
 * </pre>
 */
@Generated("shop.Payment")
public final class PaymentSerializer implements StateSerializer<Payment> {

    private static final int FORMAT = 1;

    private static final Payment_CardSerializer CARD_SERIALIZER = new Payment_CardSerializer();

    private static final Payment_TransferSerializer TRANSFER_SERIALIZER = new Payment_TransferSerializer();

    private static final Schema SCHEMA = Schema.oneOf(
            FORMAT,
            "shop.Payment",
            CARD_SERIALIZER.schema(),
            Schema.record(
                    FORMAT,
                    "shop.Payment$Cash",
                    1,
                    Schema.field("cents", SchemaType.LONG)),
            TRANSFER_SERIALIZER.schema(),
            Schema.record(
                    FORMAT,
                    "shop.Payment$Voucher",
                    1));

    public PaymentSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Payment value, StateOutput out) {
        if (value instanceof Payment.Card card) {
            out.writeAlternative(0);
            CARD_SERIALIZER.write(card, out);
        } else if (value instanceof Payment.Cash cash) {
            out.writeAlternative(1);
            writePaymentCash(cash, out);
        } else if (value instanceof Payment.Transfer transfer) {
            out.writeAlternative(2);
            TRANSFER_SERIALIZER.write(transfer, out);
        } else {
            out.writeAlternative(3);
            writePaymentVoucher((Payment.Voucher) value, out);
        }
    }

    @Override
    public Payment read(StateInput in) {
        return switch (in.readAlternative(4)) {
            case 0 -> CARD_SERIALIZER.read(in);
            case 1 -> readPaymentCash(in);
            case 2 -> TRANSFER_SERIALIZER.read(in);
            default -> readPaymentVoucher(in);
        };
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(new Payment_CardSerializer(), new Payment_TransferSerializer());
    }

    private static void writePaymentCash(Payment.Cash value, StateOutput out) {
        out.writeVarLong(value.cents());
    }

    private static Payment.Cash readPaymentCash(StateInput in) {
        long cents = in.readVarLong();
        return new Payment.Cash(cents);
    }

    private static void writePaymentVoucher(Payment.Voucher value, StateOutput out) {
        out.writeByte(0);
    }

    private static Payment.Voucher readPaymentVoucher(StateInput in) {
        if (in.readByte() != 0) {
            throw new CorruptStateException("a record without components is a zero byte");
        }
        return new Payment.Voucher();
    }
}
