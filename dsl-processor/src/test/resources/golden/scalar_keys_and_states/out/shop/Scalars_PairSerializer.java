package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.KeyPrefix;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;

/**
 * Key serializer of {@link Scalars.Pair}. Its bytes sort as the components do, the first component first.
 *
 * <pre>
 * left   four bytes, sorted
 * right  four bytes, sorted
 * </pre>
 */
@Generated("shop.Scalars.Pair")
public final class Scalars_PairSerializer implements KeySerializer<Scalars.Pair> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Scalars$Pair",
            1,
            Schema.field("left", SchemaType.INT),
            Schema.field("right", SchemaType.INT));

    public Scalars_PairSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Scalars.Pair key, StateOutput out) {
        out.writeKeyInt(key.left());
        out.writeKeyInt(key.right());
    }

    @Override
    public Scalars.Pair read(StateInput in) {
        int left = in.readKeyInt();
        int right = in.readKeyInt();
        return new Scalars.Pair(left, right);
    }

    /** The keys that begin with this component. */
    public static KeyPrefix<Scalars.Pair> prefix(int left) {
        StateOutput out = new StateOutput();
        out.writeKeyInt(left);
        return KeyPrefix.of(out);
    }
}
