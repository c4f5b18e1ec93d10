package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/**
 * Serializer of {@link Streaks.Streak}, version 1.
 *
 * <pre>
 * length  varint
 * </pre>
 */
@Generated("shop.Streaks.Streak")
final class Streaks_StreakSerializer implements StateSerializer<Streaks.Streak> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Streaks$Streak",
            1,
            Schema.field("length", SchemaType.INT));

    Streaks_StreakSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Streaks.Streak value, StateOutput out) {
        out.writeVarInt(value.length());
    }

    @Override
    public Streaks.Streak read(StateInput in) {
        int length = in.readVarInt();
        return new Streaks.Streak(length);
    }
}
