package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Awkward.Inner}, version 1.
 *
 * <pre>
 * AwkwardSerializer  varint
 * </pre>
 */
@Generated("shop.Awkward.Inner")
final class Awkward_InnerSerializer implements StateSerializer<Awkward.Inner> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Awkward$Inner",
            1,
            Schema.field("AwkwardSerializer", SchemaType.INT));

    Awkward_InnerSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Awkward.Inner value, StateOutput out) {
        out.writeVarInt(value.AwkwardSerializer());
    }

    @Override
    public Awkward.Inner read(StateInput in) {
        int AwkwardSerializer = in.readVarInt();
        return new Awkward.Inner(AwkwardSerializer);
    }
}
