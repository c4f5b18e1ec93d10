package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Serializer of {@link Order}, version 1.
 *
 * <pre>
 * payment  Payment
 * refund   boolean, then if true: Payment
 * steps    count, then for each: Step of an alternative: Packed, Sent
 * </pre>
 */
@Generated("shop.Order")
public final class OrderSerializer implements StateSerializer<Order> {

    private static final int FORMAT = 1;

    private static final PaymentSerializer PAYMENT_SERIALIZER = new PaymentSerializer();

    private static final Order_PackedSerializer PACKED_SERIALIZER = new Order_PackedSerializer();

    private static final Order_SentSerializer SENT_SERIALIZER = new Order_SentSerializer();

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Order",
            1,
            Schema.field("payment", PAYMENT_SERIALIZER.schema().type()),
            Schema.field("refund", SchemaType.nullable(PAYMENT_SERIALIZER.schema().type())),
            Schema.field("steps", SchemaType.list(Schema.oneOf(
                    FORMAT,
                    "shop.Order$Step",
                    PACKED_SERIALIZER.schema(),
                    SENT_SERIALIZER.schema()).type())));

    public OrderSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Order value, StateOutput out) {
        PAYMENT_SERIALIZER.write(value.payment(), out);
        out.writeBoolean(value.refund() != null);
        if (value.refund() != null) {
            PAYMENT_SERIALIZER.write(value.refund(), out);
        }
        writeSteps(value.steps(), out);
    }

    @Override
    public Order read(StateInput in) {
        Payment payment = PAYMENT_SERIALIZER.read(in);
        Payment refund = in.readBoolean() ? PAYMENT_SERIALIZER.read(in) : null;
        List<Order.Step> steps = readSteps(in);
        return new Order(payment, refund, steps);
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(new PaymentSerializer(), new Order_PackedSerializer(), new Order_SentSerializer());
    }

    private static void writeSteps(List<Order.Step> list, StateOutput out) {
        out.writeCount(list.size());
        for (Order.Step element : list) {
            writeOrderStep(element, out);
        }
    }

    private static List<Order.Step> readSteps(StateInput in) {
        int count = in.readCount();
        List<Order.Step> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(readOrderStep(in));
        }
        return Collections.unmodifiableList(list);
    }

    private static void writeOrderStep(Order.Step value, StateOutput out) {
        if (value instanceof Order.Packed packed) {
            out.writeAlternative(0);
            PACKED_SERIALIZER.write(packed, out);
        } else {
            out.writeAlternative(1);
            SENT_SERIALIZER.write((Order.Sent) value, out);
        }
    }

    private static Order.Step readOrderStep(StateInput in) {
        return switch (in.readAlternative(2)) {
            case 0 -> PACKED_SERIALIZER.read(in);
            default -> SENT_SERIALIZER.read(in);
        };
    }
}
