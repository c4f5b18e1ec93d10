package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Spread.Range}, version 1.
 *
 * <pre>
 * least  varlong
 * most   varlong
 * </pre>
 */
@Generated("shop.Spread.Range")
final class Spread_RangeSerializer implements StateSerializer<Spread.Range> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Spread$Range",
            1,
            Schema.field("least", SchemaType.LONG),
            Schema.field("most", SchemaType.LONG));

    Spread_RangeSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Spread.Range value, StateOutput out) {
        out.writeVarLong(value.least());
        out.writeVarLong(value.most());
    }

    @Override
    public Spread.Range read(StateInput in) {
        long least = in.readVarLong();
        long most = in.readVarLong();
        return new Spread.Range(least, most);
    }
}
