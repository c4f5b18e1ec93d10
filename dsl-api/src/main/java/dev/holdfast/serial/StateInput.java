package dev.holdfast.serial;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run of bytes that serializers read from: the counterpart of {@link StateOutput}.
 *
 * <p>Every method throws {@link CorruptStateException} when the bytes are not what the method of the same name wrote, and
 * allocates no more than twice what is left to read, besides a table of a few kilobytes. Not thread safe.
 */
public final class StateInput {

    /** How deep values of types that contain themselves may enclose each other. */
    public static final int MAX_DEPTH = 500;

    private static final int MAX_PRESIZE = 64;

    private static final VarHandle LONG_LITTLE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT_LITTLE =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG_BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT_BIG = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final int MAX_NANOS = 999_999_999;

    private byte[] bytes = new byte[0];
    private int start;
    private int position;
    private int limit;
    private int depth;
    private @Nullable RepeatedStrings repeated;

    /** An input without bytes; see {@link #reset}. */
    public StateInput() {}

    /** An input of all bytes of an array, which is not copied. */
    public StateInput(byte[] bytes) {
        reset(bytes, 0, bytes.length);
    }

    /** Reads from another run of bytes from now on. They are not copied. */
    public void reset(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        bytes = source;
        start = offset;
        position = offset;
        limit = offset + length;
        depth = 0;
    }

    /** The number of bytes that are left. */
    public int remaining() {
        return limit - position;
    }

    /** The place in the array of the next byte. */
    public int position() {
        return position;
    }

    /**
     * Goes to a place that {@link #position} gave before.
     *
     * @throws IllegalArgumentException if it is outside of this run of bytes
     */
    public void moveTo(int place) {
        if (place < start || place > limit) {
            throw new IllegalArgumentException(place + " is not between " + start + " and " + limit);
        }
        position = place;
    }

    /** Passes over bytes without reading them. */
    public void skip(int length) {
        if (length < 0) {
            throw corrupt(Integer.toUnsignedString(length) + " bytes wanted, " + remaining() + " left");
        }
        take(length);
    }

    /** Copies the bytes from a place that {@link #position} gave before, up to where this stands. */
    public void copySince(int place, StateOutput out) {
        Objects.checkFromToIndex(place, position, limit);
        out.writeRaw(bytes, place, position - place);
    }

    /** Refuses bytes behind the value that was read. */
    public void expectEnd() {
        if (position != limit) {
            throw corrupt(remaining() + " bytes too many");
        }
    }

    /** Room to give to a collection of so many elements before any was seen: the bytes may promise more than they have. */
    public static int presize(int count) {
        return Math.min(count, MAX_PRESIZE);
    }

    /** Called before a value of a type that can contain itself; refuses more than {@link #MAX_DEPTH}. */
    public void enter(String type) {
        if (depth == MAX_DEPTH) {
            throw corrupt("values of " + type + " nested more than " + MAX_DEPTH + " deep");
        }
        depth++;
    }

    /** Called after a value of a type that can contain itself. */
    public void leave() {
        depth--;
    }

    /** Which of the alternatives of a sealed type follows, from 0. */
    public int readAlternative(int alternatives) {
        int position = readUnsigned();
        if (position < 0 || position >= alternatives) {
            throw corrupt(alternatives + " alternatives, none at " + Integer.toUnsignedString(position));
        }
        return position;
    }

    /** Reads the number of bytes of a frame and ends the input behind them, until {@link #endFrame} is called with the result. */
    public int beginFrame() {
        int length = readCount();
        int outer = limit;
        limit = position + length;
        return outer;
    }

    /** Goes on behind a frame, which must have been read to its end. */
    public void endFrame(int outer) {
        expectEnd();
        limit = outer;
    }

    /**
     * One byte, 0 or 1.
     *
     * @throws CorruptStateException if no byte is left, or it is another one
     */
    public boolean readBoolean() {
        byte value = readByte();
        if (value < 0 || value > 1) {
            throw corrupt("a boolean is 0 or 1, not " + value);
        }
        return value == 1;
    }

    /**
     * The next byte.
     *
     * @throws CorruptStateException if no byte is left
     */
    public byte readByte() {
        if (position == limit) {
            throw corrupt("end of bytes");
        }
        return bytes[position++];
    }

    /**
     * What {@link StateOutput#writeShort} wrote.
     *
     * @throws CorruptStateException if fewer bytes are left, or they are not such a value
     */
    public short readShort() {
        int value = readVarInt();
        if (value != (short) value) {
            throw corrupt("a short is not " + value);
        }
        return (short) value;
    }

    /**
     * What {@link StateOutput#writeChar} wrote.
     *
     * @throws CorruptStateException if fewer bytes are left, or they are not such a value
     */
    public char readChar() {
        int value = readUnsigned();
        if (value != (char) value) {
            throw corrupt("a char is not " + value);
        }
        return (char) value;
    }

    /**
     * What {@link StateOutput#writeVarInt} wrote.
     *
     * @throws CorruptStateException if fewer bytes are left, or they are not such a value
     */
    public int readVarInt() {
        int zigzag = readUnsigned();
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    /**
     * What {@link StateOutput#writeVarLong} wrote.
     *
     * @throws CorruptStateException if fewer bytes are left, or they are not such a value
     */
    public long readVarLong() {
        byte[] source = bytes;
        int end = limit;
        int at = position;
        long zigzag = 0;
        for (int shift = 0; shift < 64 && at < end; shift += 7) {
            byte next = source[at++];
            zigzag |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                position = at;
                if ((next == 0 && shift > 0) || (shift == 63 && next > 1)) {
                    throw corrupt("a number that is not in its shortest form");
                }
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        position = at;
        throw corrupt(at == end ? "end of bytes" : "a number of more than ten bytes");
    }

    /** The number of elements that follow; each of them has at least one byte. */
    public int readCount() {
        int count = readUnsigned();
        if (count < 0 || count > remaining()) {
            throw corrupt(Integer.toUnsignedString(count) + " elements in " + remaining() + " bytes");
        }
        return count;
    }

    /** What {@link StateOutput#writeUnsigned} wrote, at most {@code max}. */
    public int readUnsigned(int max) {
        int value = readUnsigned();
        if (Integer.compareUnsigned(value, max) > 0) {
            throw corrupt(Integer.toUnsignedString(value) + ", which is more than " + max);
        }
        return value;
    }

    /** Fills a part of an array with the next bytes. */
    public void readRaw(byte[] target, int offset, int length) {
        System.arraycopy(bytes, take(length), target, offset, length);
    }

    /**
     * Eight bytes, the lowest first.
     *
     * @throws CorruptStateException if fewer bytes are left
     */
    public long readLong() {
        long value = (long) LONG_LITTLE.get(bytes, take(Long.BYTES));
        return value;
    }

    /**
     * Four bytes, the lowest first.
     *
     * @throws CorruptStateException if fewer bytes are left
     */
    public float readFloat() {
        int bits = (int) INT_LITTLE.get(bytes, take(Float.BYTES));
        return Float.intBitsToFloat(bits);
    }

    /**
     * Eight bytes, the lowest first.
     *
     * @throws CorruptStateException if fewer bytes are left
     */
    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    /**
     * What {@link StateOutput#writeString} wrote. Never null.
     *
     * @throws CorruptStateException if fewer bytes are left, or they are not such a value
     */
    public String readString() {
        int head = readUnsigned();
        int length = head >>> 1;
        if ((head & 1) == 0) {
            return new String(bytes, take(length), length, StandardCharsets.ISO_8859_1);
        }
        return readUtf16(length);
    }

    /** Passes over a string without making it. */
    public void skipString() {
        int head = readUnsigned();
        int length = head >>> 1;
        if ((head & 1) != 0 && length > remaining() >> 1) {
            throw corrupt("a string of " + length + " characters in " + remaining() + " bytes");
        }
        take((head & 1) == 0 ? length : 2 * length);
    }

    /** A string as {@link #readString}, likely to come again: a name, a key of a map. Short ones are kept and shared. */
    public String readRepeatedString() {
        int start = position;
        int head = readUnsigned();
        int length = head >>> 1;
        if ((head & 1) == 1 || length > RepeatedStrings.MAX_LENGTH || length > remaining()) {
            position = start;
            return readString();
        }
        if (repeated == null) {
            repeated = new RepeatedStrings();
        }
        return repeated.get(bytes, take(length), length);
    }

    private String readUtf16(int length) {
        if (length > remaining() >> 1) {
            throw corrupt("a string of " + length + " characters in " + remaining() + " bytes");
        }
        char[] chars = new char[length];
        boolean wide = false;
        for (int i = 0; i < length; i++) {
            int low = bytes[position++] & 0xFF;
            int high = bytes[position++] & 0xFF;
            wide |= high != 0;
            chars[i] = (char) ((high << 8) | low);
        }
        if (!wide) {
            throw corrupt("a Latin-1 string that is written as UTF-16");
        }
        return new String(chars);
    }

    /** A constant by its name. */
    public <E extends Enum<E>> E readEnum(Class<E> type) {
        String name = readRepeatedString();
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw corrupt("no constant '" + name + "' in " + type.getName());
        }
    }

    /**
     * What {@link StateOutput#writeInstant} wrote. Never null.
     *
     * @throws CorruptStateException if fewer bytes are left, or they are not such a value
     */
    public Instant readInstant() {
        long seconds = readVarLong();
        int nanos = readNanos();
        if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
            throw corrupt("no instant has " + seconds + " seconds");
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    /**
     * What {@link StateOutput#writeDuration} wrote. Never null.
     *
     * @throws CorruptStateException if fewer bytes are left, or they are not such a value
     */
    public Duration readDuration() {
        long seconds = readVarLong();
        return Duration.ofSeconds(seconds, readNanos());
    }

    private int readNanos() {
        int nanos = readUnsigned();
        if (nanos < 0 || nanos > MAX_NANOS) {
            throw corrupt("a second does not have " + Integer.toUnsignedString(nanos) + " nanoseconds");
        }
        return nanos;
    }

    /**
     * What {@link StateOutput#writeKeyByte} wrote.
     *
     * @throws CorruptStateException if fewer bytes are left
     */
    public byte readKeyByte() {
        return (byte) (readByte() ^ 0x80);
    }

    /**
     * What {@link StateOutput#writeKeyShort} wrote.
     *
     * @throws CorruptStateException if fewer bytes are left
     */
    public short readKeyShort() {
        int at = take(Short.BYTES);
        return (short) ((bytes[at] ^ 0x80) << 8 | (bytes[at + 1] & 0xFF));
    }

    /**
     * What {@link StateOutput#writeKeyInt} wrote.
     *
     * @throws CorruptStateException if fewer bytes are left
     */
    public int readKeyInt() {
        int value = (int) INT_BIG.get(bytes, take(Integer.BYTES));
        return value ^ Integer.MIN_VALUE;
    }

    /**
     * What {@link StateOutput#writeKeyLong} wrote.
     *
     * @throws CorruptStateException if fewer bytes are left
     */
    public long readKeyLong() {
        long value = (long) LONG_BIG.get(bytes, take(Long.BYTES));
        return value ^ Long.MIN_VALUE;
    }

    /**
     * What {@link StateOutput#writeKeyString} wrote. Never null.
     *
     * @throws CorruptStateException if fewer bytes are left, or they are not such a value
     */
    public String readKeyString() {
        int end = position;
        while (end < limit && bytes[end] > 1) {
            end++;
        }
        if (end < limit && bytes[end] == 0) {
            String plain = new String(bytes, position, end - position, StandardCharsets.ISO_8859_1);
            position = end + 1;
            return plain;
        }
        return KeyText.read(this);
    }

    private int readUnsigned() {
        int at = position;
        if (at < limit && bytes[at] >= 0) {
            position = at + 1;
            return bytes[at];
        }
        return readLongerUnsigned();
    }

    private int readLongerUnsigned() {
        int value = 0;
        for (int shift = 0; shift < 32; shift += 7) {
            byte next = readByte();
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                if ((next == 0 && shift > 0) || (shift == 28 && next > 0x0F)) {
                    throw corrupt("a number that is not in its shortest form");
                }
                return value;
            }
        }
        throw corrupt("a number of more than five bytes");
    }

    private int take(int length) {
        if (length > remaining()) {
            throw corrupt(length + " bytes wanted, " + remaining() + " left");
        }
        int at = position;
        position += length;
        return at;
    }

    /** For what was read last. */
    CorruptStateException corrupt(String what) {
        return new CorruptStateException(what + ", at byte " + (position - start) + " of " + (limit - start));
    }
}
