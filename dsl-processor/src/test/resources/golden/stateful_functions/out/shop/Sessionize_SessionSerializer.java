package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.time.Instant;

/**
 * Serializer of {@link Sessionize.Session}, version 1.
 *
 * <pre>
 * start   instant
 * last    instant
 * clicks  varint
 * </pre>
 */
@Generated("shop.Sessionize.Session")
public final class Sessionize_SessionSerializer implements StateSerializer<Sessionize.Session> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Sessionize$Session",
            1,
            Schema.field("start", SchemaType.INSTANT),
            Schema.field("last", SchemaType.INSTANT),
            Schema.field("clicks", SchemaType.INT));

    public Sessionize_SessionSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Sessionize.Session value, StateOutput out) {
        out.writeInstant(value.start());
        out.writeInstant(value.last());
        out.writeVarInt(value.clicks());
    }

    @Override
    public Sessionize.Session read(StateInput in) {
        Instant start = in.readInstant();
        Instant last = in.readInstant();
        int clicks = in.readVarInt();
        return new Sessionize.Session(start, last, clicks);
    }
}
