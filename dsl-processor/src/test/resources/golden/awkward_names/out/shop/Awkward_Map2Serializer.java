package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Awkward.Map2}, version 1.
 *
 * <pre>
 * value  boolean
 * </pre>
 */
@Generated("shop.Awkward.Map2")
final class Awkward_Map2Serializer implements StateSerializer<Awkward.Map2> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Awkward$Map2",
            1,
            Schema.field("value", SchemaType.BOOLEAN));

    Awkward_Map2Serializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Awkward.Map2 value, StateOutput out) {
        out.writeBoolean(value.value());
    }

    @Override
    public Awkward.Map2 read(StateInput in) {
        boolean value = in.readBoolean();
        return new Awkward.Map2(value);
    }
}
