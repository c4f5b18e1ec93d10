package dev.holdfast.runtime.checkpoint;

import dev.holdfast.serial.CorruptStateException;
import java.util.Arrays;
import java.util.Objects;

/**
 * A cursor over a change block, without an allocation per entry: {@code reader.reset(bytes, offset, length); while
 * (reader.next()) …}. What it tells of the current entry is valid until the next call of {@link #next}.
 *
 * <p>{@link #next} throws {@link CorruptStateException} if the bytes are not a change block. It does not check the order of
 * the keys. Not thread safe.
 */
public final class ChangeBlockReader {

    private byte[] bytes = new byte[0];
    private int start;
    private int limit;
    private int position;
    private int entryOffset;
    private int keyOffset;
    private int keyLength;
    private int rowOffset;
    private int rowLength;

    /** Stands before the first entry of another block from now on. The bytes are not copied. */
    public ChangeBlockReader reset(byte[] block, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, block.length);
        bytes = block;
        start = offset;
        position = offset;
        limit = offset + length;
        return this;
    }

    /** Moves to the next entry. False behind the last one. */
    public boolean next() {
        if (position == limit) {
            return false;
        }
        entryOffset = position;
        keyLength = readLength(0);
        keyOffset = position;
        position += keyLength;
        rowLength = readLength(1);
        rowOffset = position;
        position += Math.max(0, rowLength);
        return true;
    }

    /** The array that holds the key and the row. */
    public byte[] array() {
        return bytes;
    }

    /** Where the key begins in the array. */
    public int keyOffset() {
        return keyOffset;
    }

    /** The number of bytes of the key. */
    public int keyLength() {
        return keyLength;
    }

    /** Where the row starts. Without meaning for a removal. */
    public int rowOffset() {
        return rowOffset;
    }

    /** The length of the row; 0 for a removal, and for a row without bytes. */
    public int rowLength() {
        return Math.max(0, rowLength);
    }

    /** Whether the key has no row any more. */
    public boolean isRemoval() {
        return rowLength < 0;
    }

    /** Where the current entry starts. */
    int entryOffset() {
        return entryOffset;
    }

    /** Where the current entry ends. */
    int entryEnd() {
        return position;
    }

    /** Compares the current keys of two cursors by their unsigned bytes. */
    static int compareKeys(ChangeBlockReader a, ChangeBlockReader b) {
        return Arrays.compareUnsigned(
                a.bytes, a.keyOffset, a.keyOffset + a.keyLength, b.bytes, b.keyOffset, b.keyOffset + b.keyLength);
    }

    /** A length of which {@code bias} was added when it was written. */
    private int readLength(int bias) {
        int count = readCount();
        int length = count - bias;
        if (count < 0 || length > limit - position) {
            throw corrupt(Integer.toUnsignedString(count) + " as a length, " + (limit - position) + " bytes left");
        }
        return length;
    }

    private int readCount() {
        int value = 0;
        for (int shift = 0; shift < 32; shift += 7) {
            if (position == limit) {
                throw corrupt("end of block within an entry");
            }
            byte next = bytes[position++];
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                if ((next == 0 && shift > 0) || (shift == 28 && next > 0x0F)) {
                    throw corrupt("a length that is not in its shortest form");
                }
                return value;
            }
        }
        throw corrupt("a length of more than five bytes");
    }

    private CorruptStateException corrupt(String what) {
        return new CorruptStateException(
                "change block: " + what + ", at byte " + (position - start) + " of " + (limit - start));
    }
}
