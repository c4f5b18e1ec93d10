package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.KeyPrefix;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;

/**
 * Key serializer of {@link Click.Page}. Its bytes sort as the components do, the first component first.
 *
 * <pre>
 * site  string, sorted
 * path  string, sorted
 * </pre>
 */
@Generated("shop.Click.Page")
public final class Click_PageSerializer implements KeySerializer<Click.Page> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Click$Page",
            1,
            Schema.field("site", SchemaType.STRING),
            Schema.field("path", SchemaType.STRING));

    public Click_PageSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Click.Page key, StateOutput out) {
        out.writeKeyString(key.site());
        out.writeKeyString(key.path());
    }

    @Override
    public Click.Page read(StateInput in) {
        String site = in.readKeyString();
        String path = in.readKeyString();
        return new Click.Page(site, path);
    }

    /** The keys that begin with this component. */
    public static KeyPrefix<Click.Page> prefix(String site) {
        StateOutput out = new StateOutput();
        out.writeKeyString(site);
        return KeyPrefix.of(out);
    }
}
