package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Profile.Badge}, version 1.
 *
 * <pre>
 * title  string
 * </pre>
 */
@Generated("shop.Profile.Badge")
public final class Profile_BadgeSerializer implements StateSerializer<Profile.Badge> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Profile$Badge",
            1,
            Schema.field("title", SchemaType.STRING));

    public Profile_BadgeSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Profile.Badge value, StateOutput out) {
        out.writeString(value.title());
    }

    @Override
    public Profile.Badge read(StateInput in) {
        String title = in.readString();
        return new Profile.Badge(title);
    }
}
