package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.serial.StateOutput;
import java.nio.ByteBuffer;
import java.util.Random;

/** Rows of a kilobyte that do not compress, with numbers as keys. */
final class SampleRows {

    private static final int ROW_BYTES = 1_000;

    private SampleRows() {}

    /** Loads rows 0 to {@code count - 1} as restored state. */
    static void load(KeyGroupStore rows, int count) {
        for (int from = 0; from < count; from += 100) {
            rows.load(block(from, Math.min(count, from + 100)));
        }
    }

    /** Writes rows as a batch does. */
    static void apply(KeyGroupStore rows, int from, int to) {
        rows.apply(block(from, to));
    }

    /** Removes rows as a batch does. */
    static void remove(KeyGroupStore rows, int from, int to) {
        ChangeBlockWriter block = new ChangeBlockWriter();
        for (int number = from; number < to; number++) {
            block.appendRemoval(key(number), 0, Integer.BYTES);
        }
        rows.apply(new ChangeBlockReader().reset(block.array(), 0, block.size()));
    }

    /** The number of rows that are found by their keys. */
    static int count(KeyGroupStore rows) {
        int count = 0;
        while (rows.get(key(count), 0, Integer.BYTES, new Row())) {
            count++;
        }
        return count;
    }

    private static ChangeBlockReader block(int from, int to) {
        ChangeBlockWriter block = new ChangeBlockWriter();
        StateOutput row = new StateOutput();
        byte[] value = new byte[ROW_BYTES];
        for (int number = from; number < to; number++) {
            new Random(number).nextBytes(value);
            row.clear();
            Row.writeHead(row, true, number, 0);
            row.writeRaw(value, 0, value.length);
            block.append(key(number), 0, Integer.BYTES, row.array(), 0, row.size());
        }
        return new ChangeBlockReader().reset(block.array(), 0, block.size());
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
