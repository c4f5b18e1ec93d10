package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.KeyPrefix;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;

/**
 * Key serializer of {@link PageKey.StoreKey}. Its bytes sort as the components do, the first component first.
 *
 * <pre>
 * region  eight bytes, sorted
 * store   eight bytes, sorted
 * </pre>
 */
@Generated("shop.PageKey.StoreKey")
public final class PageKey_StoreKeySerializer implements KeySerializer<PageKey.StoreKey> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.PageKey$StoreKey",
            1,
            Schema.field("region", SchemaType.LONG),
            Schema.field("store", SchemaType.LONG));

    public PageKey_StoreKeySerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(PageKey.StoreKey key, StateOutput out) {
        out.writeKeyLong(key.region());
        out.writeKeyLong(key.store());
    }

    @Override
    public PageKey.StoreKey read(StateInput in) {
        long region = in.readKeyLong();
        long store = in.readKeyLong();
        return new PageKey.StoreKey(region, store);
    }

    /** The keys that begin with this component. */
    public static KeyPrefix<PageKey.StoreKey> prefix(long region) {
        StateOutput out = new StateOutput();
        out.writeKeyLong(region);
        return KeyPrefix.of(out);
    }
}
