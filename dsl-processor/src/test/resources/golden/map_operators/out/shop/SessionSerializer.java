package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Session}, version 1.
 *
 * <pre>
 * clicks  varint
 * </pre>
 */
@Generated("shop.Session")
public final class SessionSerializer implements StateSerializer<Session> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Session",
            1,
            Schema.field("clicks", SchemaType.INT));

    public SessionSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Session value, StateOutput out) {
        out.writeVarInt(value.clicks());
    }

    @Override
    public Session read(StateInput in) {
        int clicks = in.readVarInt();
        return new Session(clicks);
    }
}
