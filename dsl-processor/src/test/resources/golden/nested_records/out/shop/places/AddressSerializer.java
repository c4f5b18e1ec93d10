package shop.places;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Address}, version 1.
 *
 * <pre>
 * street  string
 * zip     varint
 * </pre>
 */
@Generated("shop.places.Address")
public final class AddressSerializer implements StateSerializer<Address> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.places.Address",
            1,
            Schema.field("street", SchemaType.STRING),
            Schema.field("zip", SchemaType.INT));

    public AddressSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Address value, StateOutput out) {
        out.writeString(value.street());
        out.writeVarInt(value.zip());
    }

    @Override
    public Address read(StateInput in) {
        String street = in.readString();
        int zip = in.readVarInt();
        return new Address(street, zip);
    }
}
