package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Customer.Visit.Duration}, version 1.
 *
 * <pre>
 * millis  varlong
 * </pre>
 */
@Generated("shop.Customer.Visit.Duration")
final class Customer_Visit_DurationSerializer implements StateSerializer<Customer.Visit.Duration> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Customer$Visit$Duration",
            1,
            Schema.field("millis", SchemaType.LONG));

    Customer_Visit_DurationSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Customer.Visit.Duration value, StateOutput out) {
        out.writeVarLong(value.millis());
    }

    @Override
    public Customer.Visit.Duration read(StateInput in) {
        long millis = in.readVarLong();
        return new Customer.Visit.Duration(millis);
    }
}
