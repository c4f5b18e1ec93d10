package dev.holdfast.runtime.change;

import dev.holdfast.serial.StateOutput;

/**
 * Writes a change block: rows by key, and keys whose row is gone. Each entry is {@code key length, key, row length + 1, row},
 * with zero in place of the row length for a removed key.
 *
 * <p>A block that is handed to a segment is sorted by unsigned key bytes and has each key once. The writer takes entries
 * as they come; {@link ChangeBlockSorter} takes them in any order. Not thread safe.
 */
public final class ChangeBlockWriter {

    private final StateOutput out;

    /** Starts with an empty block. */
    public ChangeBlockWriter() {
        out = new StateOutput();
    }

    /** Makes room for a block of a known size. */
    public ChangeBlockWriter(int capacity) {
        out = new StateOutput(capacity);
    }

    /** Appends a key with its row. */
    public void append(byte[] key, int keyOffset, int keyLength, byte[] row, int rowOffset, int rowLength) {
        out.writeCount(keyLength);
        out.writeRaw(key, keyOffset, keyLength);
        out.writeCount(Math.addExact(rowLength, 1));
        out.writeRaw(row, rowOffset, rowLength);
    }

    /** Appends a key that has no row any more. */
    public void appendRemoval(byte[] key, int keyOffset, int keyLength) {
        out.writeCount(keyLength);
        out.writeRaw(key, keyOffset, keyLength);
        out.writeCount(0);
    }

    /** Appends entries of another block, byte for byte. */
    public void appendEntries(byte[] block, int offset, int length) {
        out.writeRaw(block, offset, length);
    }

    /** The number of bytes written. */
    public int size() {
        return out.size();
    }

    /** Forgets what was written and keeps the memory. */
    public void clear() {
        out.clear();
    }

    /** The array behind this writer, of which the first {@link #size} bytes count. Valid until the next write. */
    public byte[] array() {
        return out.array();
    }
}
