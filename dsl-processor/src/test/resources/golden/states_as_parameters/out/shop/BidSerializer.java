package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.time.Instant;

/**
 * Serializer of {@link Bid}, version 1.
 *
 * <pre>
 * auction  varlong
 * cents    varlong
 * at       instant
 * </pre>
 */
@Generated("shop.Bid")
public final class BidSerializer implements StateSerializer<Bid> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Bid",
            1,
            Schema.field("auction", SchemaType.LONG),
            Schema.field("cents", SchemaType.LONG),
            Schema.field("at", SchemaType.INSTANT));

    public BidSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Bid value, StateOutput out) {
        out.writeVarLong(value.auction());
        out.writeVarLong(value.cents());
        out.writeInstant(value.at());
    }

    @Override
    public Bid read(StateInput in) {
        long auction = in.readVarLong();
        long cents = in.readVarLong();
        Instant at = in.readInstant();
        return new Bid(auction, cents, at);
    }
}
