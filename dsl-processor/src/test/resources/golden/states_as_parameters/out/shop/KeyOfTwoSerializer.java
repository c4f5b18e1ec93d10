package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.KeyPrefix;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;

/**
 * Key serializer of {@link KeyOfTwo}. Its bytes sort as the components do, the first component first.
 *
 * <pre>
 * user     string, sorted
 * auction  eight bytes, sorted
 * </pre>
 */
@Generated("shop.KeyOfTwo")
final class KeyOfTwoSerializer implements KeySerializer<KeyOfTwo> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.KeyOfTwo",
            1,
            Schema.field("user", SchemaType.STRING),
            Schema.field("auction", SchemaType.LONG));

    KeyOfTwoSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(KeyOfTwo key, StateOutput out) {
        out.writeKeyString(key.user());
        out.writeKeyLong(key.auction());
    }

    @Override
    public KeyOfTwo read(StateInput in) {
        String user = in.readKeyString();
        long auction = in.readKeyLong();
        return new KeyOfTwo(user, auction);
    }

    /** The keys that begin with this component. */
    static KeyPrefix<KeyOfTwo> prefix(String user) {
        StateOutput out = new StateOutput();
        out.writeKeyString(user);
        return KeyPrefix.of(out);
    }
}
