package dev.holdfast.runtime.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ranges of keys as bytes: a change block in which the first key of a range stands for a key, and the first key behind it for a row; a range
 * without an end is a removal there. They are sorted, and apart from each other.
 */
public final class RangeBlock {

    private RangeBlock() {}

    /**
     * Writes ranges.
     *
     * @param ranges sorted, and apart from each other
     */
    public static ChangeBlockWriter write(List<KeyRange> ranges) {
        ChangeBlockWriter block = new ChangeBlockWriter();
        for (KeyRange range : ranges) {
            byte[] from = range.from();
            byte[] end = range.end();
            if (end == null) {
                block.appendRemoval(from, 0, from.length);
            } else {
                block.append(from, 0, from.length, end, 0, end.length);
            }
        }
        return block;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws dev.holdfast.serial.CorruptStateException if the bytes are not those of ranges
     */
    public static List<KeyRange> read(byte[] block, int offset, int length) {
        List<KeyRange> ranges = new ArrayList<>();
        ChangeBlockReader reader = new ChangeBlockReader().reset(block, offset, length);
        while (reader.next()) {
            byte[] from = copy(reader, reader.keyOffset(), reader.keyLength());
            ranges.add(new KeyRange(
                    from, reader.isRemoval() ? null : copy(reader, reader.rowOffset(), reader.rowLength())));
        }
        return ranges;
    }

    private static byte[] copy(ChangeBlockReader reader, int offset, int length) {
        return Arrays.copyOfRange(reader.array(), offset, offset + length);
    }
}
