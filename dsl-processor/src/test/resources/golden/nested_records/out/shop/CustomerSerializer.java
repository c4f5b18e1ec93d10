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
import shop.places.Address;
import shop.places.AddressSerializer;

/**
 * Serializer of {@link Customer}, version 1.
 *
 * <pre>
 * name    string
 * home    Address
 * work    boolean, then if true: Address
 * visits  count, then for each: Visit
 * </pre>
 */
@Generated("shop.Customer")
public final class CustomerSerializer implements StateSerializer<Customer> {

    private static final int FORMAT = 1;

    private static final AddressSerializer ADDRESS_SERIALIZER = new AddressSerializer();

    private static final Customer_VisitSerializer VISIT_SERIALIZER = new Customer_VisitSerializer();

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Customer",
            1,
            Schema.field("name", SchemaType.STRING),
            Schema.field("home", ADDRESS_SERIALIZER.schema().type()),
            Schema.field("work", SchemaType.nullable(ADDRESS_SERIALIZER.schema().type())),
            Schema.field("visits", SchemaType.list(VISIT_SERIALIZER.schema().type())));

    public CustomerSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Customer value, StateOutput out) {
        out.writeString(value.name());
        ADDRESS_SERIALIZER.write(value.home(), out);
        out.writeBoolean(value.work() != null);
        if (value.work() != null) {
            ADDRESS_SERIALIZER.write(value.work(), out);
        }
        writeVisits(value.visits(), out);
    }

    @Override
    public Customer read(StateInput in) {
        String name = in.readString();
        Address home = ADDRESS_SERIALIZER.read(in);
        Address work = in.readBoolean() ? ADDRESS_SERIALIZER.read(in) : null;
        List<Customer.Visit> visits = readVisits(in);
        return new Customer(name, home, work, visits);
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(new AddressSerializer(), new Customer_VisitSerializer());
    }

    private static void writeVisits(List<Customer.Visit> list, StateOutput out) {
        out.writeCount(list.size());
        for (Customer.Visit element : list) {
            VISIT_SERIALIZER.write(element, out);
        }
    }

    private static List<Customer.Visit> readVisits(StateInput in) {
        int count = in.readCount();
        List<Customer.Visit> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(VISIT_SERIALIZER.read(in));
        }
        return Collections.unmodifiableList(list);
    }
}
