package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.List;

/**
 * Serializer of {@link Customer.Visit}, version 1.
 *
 * <pre>
 * page    varint
 * length  Duration
 * </pre>
 */
@Generated("shop.Customer.Visit")
final class Customer_VisitSerializer implements StateSerializer<Customer.Visit> {

    private static final int FORMAT = 1;

    private static final Customer_Visit_DurationSerializer DURATION_SERIALIZER = new Customer_Visit_DurationSerializer();

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Customer$Visit",
            1,
            Schema.field("page", SchemaType.INT),
            Schema.field("length", DURATION_SERIALIZER.schema().type()));

    Customer_VisitSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Customer.Visit value, StateOutput out) {
        out.writeVarInt(value.page());
        DURATION_SERIALIZER.write(value.length(), out);
    }

    @Override
    public Customer.Visit read(StateInput in) {
        int page = in.readVarInt();
        Customer.Visit.Duration length = DURATION_SERIALIZER.read(in);
        return new Customer.Visit(page, length);
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(new Customer_Visit_DurationSerializer());
    }
}
