package dev.holdfast.serial;

import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * A growing run of bytes that serializers append to. {@code docs/state-format.md} specifies every encoding.
 *
 * <p>Methods whose name starts with {@code writeKey} give bytes that sort like the values; the others give the shortest
 * bytes. Not thread safe.
 */
public final class StateOutput {

    private static final VarHandle LONG_LITTLE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT_LITTLE =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG_BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT_BIG = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    /** The largest array that every virtual machine grants. */
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

    private byte[] bytes;
    private int size;
    private int depth;

    /** An output with room for 256 bytes, which grows. */
    public StateOutput() {
        this(256);
    }

    /** An output with room for so many bytes, which grows. */
    public StateOutput(int initialCapacity) {
        bytes = new byte[Math.max(16, initialCapacity)];
    }

    /** The number of bytes written. */
    public int size() {
        return size;
    }

    /** Forgets what was written and keeps the memory. Not called inside a value. */
    public void clear() {
        truncate(0);
    }

    /** Forgets what was written after the first {@code newSize} bytes. Not called inside a value. */
    public void truncate(int newSize) {
        size = Objects.checkIndex(newSize, size + 1);
        depth = 0;
    }

    /**
     * Called before a value of a type that can contain itself.
     *
     * @throws IllegalArgumentException if such values enclose each other more than {@link StateInput#MAX_DEPTH} deep
     */
    public void enter(String type) {
        if (depth == StateInput.MAX_DEPTH) {
            throw new IllegalArgumentException("A value of " + type + " is nested more than " + StateInput.MAX_DEPTH
                    + " deep, or contains itself. Keep deep structures flat, for example as a list with references by"
                    + " position.");
        }
        depth++;
    }

    /** Called after a value of a type that can contain itself. */
    public void leave() {
        depth--;
    }

    /** Which of the alternatives of a sealed type follows, from 0. */
    public void writeAlternative(int position) {
        writeUnsigned(position);
    }

    /** Makes room for the number of bytes that follow until {@link #endFrame}, and returns what to call that with. */
    public int beginFrame() {
        writeByte(0);
        return size;
    }

    /** Puts the number of bytes since {@link #beginFrame} before them. */
    public void endFrame(int start) {
        int length = size - start;
        int more = lengthOf(length) - 1;
        if (more > 0) {
            reserve(more);
            System.arraycopy(bytes, start, bytes, start + more, length);
        }
        size = start - 1;
        writeUnsigned(length);
        size += length;
    }

    /** How many bytes an unsigned number takes. */
    private static int lengthOf(int value) {
        return (38 - Integer.numberOfLeadingZeros(value | 1)) / 7;
    }

    /** The array behind this output, of which the first {@link #size} bytes count. Valid until the next write. */
    public byte[] array() {
        return bytes;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** A stream that appends here. Closing it does nothing. */
    public OutputStream asStream() {
        return new AppendingStream(this);
    }

    /** One byte, 1 for true and 0 for false. */
    public void writeBoolean(boolean value) {
        writeByte(value ? 1 : 0);
    }

    /** Appends the lowest eight bits. */
    public void writeByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** As {@link #writeVarInt}: one to three bytes, small magnitudes in few. */
    public void writeShort(short value) {
        writeVarInt(value);
    }

    /** As {@link #writeUnsigned}: one to three bytes, low characters in few. */
    public void writeChar(char value) {
        writeUnsigned(value);
    }

    /** A signed number in one to five bytes, small magnitudes in few. */
    public void writeVarInt(int value) {
        writeUnsigned((value << 1) ^ (value >> 31));
    }

    /** A signed number in one to ten bytes, small magnitudes in few. */
    public void writeVarLong(long value) {
        long rest = (value << 1) ^ (value >> 63);
        reserve(10);
        byte[] target = bytes;
        int at = size;
        while ((rest & ~0x7FL) != 0) {
            target[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        target[at++] = (byte) rest;
        size = at;
    }

    /** The number of elements that follow. */
    public void writeCount(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a count is not negative: " + count);
        }
        writeUnsigned(count);
    }

    /** Eight bytes, whatever the value. */
    public void writeLong(long value) {
        reserve(Long.BYTES);
        LONG_LITTLE.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** Four bytes, the lowest first: its bits as {@link Float#floatToRawIntBits} gives them. */
    public void writeFloat(float value) {
        reserve(Float.BYTES);
        INT_LITTLE.set(bytes, size, Float.floatToRawIntBits(value));
        size += Float.BYTES;
    }

    /** Eight bytes, the lowest first: its bits as {@link Double#doubleToRawLongBits} gives them. */
    public void writeDouble(double value) {
        writeLong(Double.doubleToRawLongBits(value));
    }

    /** Any string, also one with lone surrogates: Latin-1 where that suffices, else UTF-16. */
    public void writeString(String value) {
        int length = value.length();
        reserve(5 + length);
        int at = putUnsigned(bytes, size, length << 1);
        if (Latin1Text.put(value, length, bytes, at)) {
            size = at + length;
        } else {
            writeUtf16(value, length);
        }
    }

    private void writeUtf16(String value, int length) {
        if (length > (MAX_CAPACITY >> 2)) {
            throw new IllegalArgumentException("a string of " + length + " characters is too long for state");
        }
        reserve(5 + 2 * length);
        byte[] target = bytes;
        int at = putUnsigned(target, size, (length << 1) | 1);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            target[at++] = (byte) c;
            target[at++] = (byte) (c >> 8);
        }
        size = at;
    }

    /** The name of the constant as {@link #writeString}, so that constants may be put in another order. */
    public void writeEnum(Enum<?> value) {
        writeString(value.name());
    }

    /** The second since 1970 as {@link #writeVarLong}, then the nanoseconds in it as {@link #writeUnsigned}. */
    public void writeInstant(Instant value) {
        writeVarLong(value.getEpochSecond());
        writeUnsigned(value.getNano());
    }

    /** The seconds as {@link #writeVarLong}, then the nanoseconds as {@link #writeUnsigned}. */
    public void writeDuration(Duration value) {
        writeVarLong(value.getSeconds());
        writeUnsigned(value.getNano());
    }

    /** Appends bytes as they are, without their number. */
    public void writeRaw(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    /** One byte that sorts like the number. */
    public void writeKeyByte(byte value) {
        writeByte(value ^ 0x80);
    }

    /** Two bytes that sort like the number. */
    public void writeKeyShort(short value) {
        writeByte((value >> 8) ^ 0x80);
        writeByte(value);
    }

    /** Four bytes that sort like the number. */
    public void writeKeyInt(int value) {
        reserve(Integer.BYTES);
        INT_BIG.set(bytes, size, value ^ Integer.MIN_VALUE);
        size += Integer.BYTES;
    }

    /** Eight bytes that sort like the number. */
    public void writeKeyLong(long value) {
        reserve(Long.BYTES);
        LONG_BIG.set(bytes, size, value ^ Long.MIN_VALUE);
        size += Long.BYTES;
    }

    /**
     * Bytes that sort like {@link String#compareTo} and end by themselves. Each character gives one to three bytes; a zero
     * byte ends the string, so the characters 0 and 1 are escaped.
     */
    public void writeKeyString(String value) {
        int length = value.length();
        if (length > (MAX_CAPACITY - 1) / 3) {
            throw new IllegalArgumentException("a string of " + length + " characters is too long for a key");
        }
        reserve(3 * length + 1);
        byte[] target = bytes;
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                if (c < 2) {
                    target[at++] = 1;
                    c++;
                }
                target[at++] = (byte) c;
            } else {
                if (c < 0x800) {
                    target[at++] = (byte) (0xC0 | (c >> 6));
                } else {
                    target[at++] = (byte) (0xE0 | (c >> 12));
                    target[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                }
                target[at++] = (byte) (0x80 | (c & 0x3F));
            }
        }
        target[at++] = 0;
        size = at;
    }

    /** An unsigned number in one to five bytes. */
    public void writeUnsigned(int value) {
        reserve(5);
        size = putUnsigned(bytes, size, value);
    }

    private static int putUnsigned(byte[] target, int start, int value) {
        if ((value & ~0x7F) == 0) {
            target[start] = (byte) value;
            return start + 1;
        }
        return putLongerUnsigned(target, start, value);
    }

    private static int putLongerUnsigned(byte[] target, int start, int value) {
        int at = start;
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            target[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        target[at++] = (byte) rest;
        return at;
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            grow(more);
        }
    }

    private void grow(int more) {
        long needed = (long) size + more;
        if (needed > MAX_CAPACITY) {
            throw new IllegalStateException(
                    "more than " + MAX_CAPACITY + " bytes in one output: use smaller batches or smaller states");
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_CAPACITY, Math.max(needed, 2L * bytes.length)));
    }

    private static final class AppendingStream extends OutputStream {

        private final StateOutput out;

        AppendingStream(StateOutput out) {
            this.out = out;
        }

        @Override
        public void write(int value) {
            out.writeByte(value);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            out.writeRaw(source, offset, length);
        }
    }
}
