package dev.holdfast.serial;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.UUID;

/** Encodings of numbers that are objects, and of UUIDs; generated serializers call them. */
public final class StateNumbers {

    private StateNumbers() {}

    /** The bytes of its two's complement, as few as there can be, highest first, after their count. */
    public static void writeBigInteger(StateOutput out, BigInteger value) {
        StateArrays.writeBytes(out, value.toByteArray());
    }

    /**
     * What {@link #writeBigInteger} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such a number
     */
    public static BigInteger readBigInteger(StateInput in) {
        byte[] bytes = StateArrays.readBytes(in);
        if (bytes.length == 0) {
            throw new CorruptStateException("a big integer has at least one byte");
        } else if (bytes.length > 1 && bytes[0] == bytes[1] >> 7) {
            throw new CorruptStateException("a big integer that is not in its shortest form");
        }
        return new BigInteger(bytes);
    }

    /** The scale, then the unscaled value. */
    public static void writeBigDecimal(StateOutput out, BigDecimal value) {
        out.writeVarInt(value.scale());
        writeBigInteger(out, value.unscaledValue());
    }

    /**
     * What {@link #writeBigDecimal} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such a number
     */
    public static BigDecimal readBigDecimal(StateInput in) {
        int scale = in.readVarInt();
        return new BigDecimal(readBigInteger(in), scale);
    }

    /** Its two halves, eight bytes each, the most significant one first. */
    public static void writeUuid(StateOutput out, UUID value) {
        out.writeLong(value.getMostSignificantBits());
        out.writeLong(value.getLeastSignificantBits());
    }

    /**
     * What {@link #writeUuid} wrote. Never null.
     *
     * @throws CorruptStateException if fewer bytes are left
     */
    public static UUID readUuid(StateInput in) {
        long most = in.readLong();
        return new UUID(most, in.readLong());
    }
}
