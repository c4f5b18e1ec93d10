package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Click.Origin}, version 1.
 *
 * <pre>
 * country  string
 * </pre>
 */
@Generated("shop.Click.Origin")
public final class Click_OriginSerializer implements StateSerializer<Click.Origin> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Click$Origin",
            1,
            Schema.field("country", SchemaType.STRING));

    public Click_OriginSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Click.Origin value, StateOutput out) {
        out.writeString(value.country());
    }

    @Override
    public Click.Origin read(StateInput in) {
        String country = in.readString();
        return new Click.Origin(country);
    }
}
