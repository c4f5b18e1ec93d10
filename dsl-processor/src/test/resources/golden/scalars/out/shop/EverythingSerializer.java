package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.time.Duration;
import java.time.Instant;

/**
 * Serializer of {@link Everything}, version 3.
 *
 * <pre>
 * flag    boolean
 * tiny    byte
 * small   varint
 * letter  unsigned varint
 * count   varint
 * total   varlong
 * ratio   four bytes
 * mean    eight bytes
 * name    string
 * at      instant
 * length  duration
 * </pre>
 */
@Generated("shop.Everything")
public final class EverythingSerializer implements StateSerializer<Everything> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Everything",
            3,
            Schema.field("flag", SchemaType.BOOLEAN),
            Schema.field("tiny", SchemaType.BYTE),
            Schema.field("small", SchemaType.SHORT),
            Schema.field("letter", SchemaType.CHAR),
            Schema.field("count", SchemaType.INT),
            Schema.field("total", SchemaType.LONG),
            Schema.field("ratio", SchemaType.FLOAT),
            Schema.field("mean", SchemaType.DOUBLE),
            Schema.field("name", SchemaType.STRING),
            Schema.field("at", SchemaType.INSTANT),
            Schema.field("length", SchemaType.DURATION));

    public EverythingSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Everything value, StateOutput out) {
        out.writeBoolean(value.flag());
        out.writeByte(value.tiny());
        out.writeShort(value.small());
        out.writeChar(value.letter());
        out.writeVarInt(value.count());
        out.writeVarLong(value.total());
        out.writeFloat(value.ratio());
        out.writeDouble(value.mean());
        out.writeString(value.name());
        out.writeInstant(value.at());
        out.writeDuration(value.length());
    }

    @Override
    public Everything read(StateInput in) {
        boolean flag = in.readBoolean();
        byte tiny = in.readByte();
        short small = in.readShort();
        char letter = in.readChar();
        int count = in.readVarInt();
        long total = in.readVarLong();
        float ratio = in.readFloat();
        double mean = in.readDouble();
        String name = in.readString();
        Instant at = in.readInstant();
        Duration length = in.readDuration();
        return new Everything(flag, tiny, small, letter, count, total, ratio, mean, name, at,
                length);
    }
}
