package dev.holdfast.runtime.reader;

import dev.holdfast.runtime.checkpoint.ChangeBlockReader;
import dev.holdfast.runtime.checkpoint.CheckpointReader;
import dev.holdfast.runtime.checkpoint.Restore;
import dev.holdfast.serial.KeyHash;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of one operator as bytes, read key group by key group. */
final class RowScan {

    private final CheckpointReader.Content content;
    private final String operatorId;
    private final int keyGroups;

    RowScan(CheckpointReader.Content content, String operatorId, int keyGroups) {
        this.content = content;
        this.operatorId = operatorId;
        this.keyGroups = keyGroups;
    }

    /** A row. Its arrays are not shared with anything that changes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record RowBytes(int keyGroup, byte[] key, byte[] row) {}

    int keyGroups() {
        return keyGroups;
    }

    /** All rows, by key group and then by key bytes. One key group is in memory at a time. */
    Stream<RowBytes> all() {
        return IntStream.range(0, keyGroups).boxed().flatMap(keyGroup -> keyGroup(keyGroup).stream());
    }

    /** The rows of a key group, by key bytes. */
    Collection<RowBytes> keyGroup(int keyGroup) {
        Rows rows = new Rows();
        content.keyGroup(operatorId, keyGroup, rows);
        return rows.byKey.values();
    }

    /** The row of a key, as a list that is empty if there is none. */
    List<RowBytes> find(byte[] key) {
        int keyGroup = KeyHash.keyGroup(KeyHash.of(key, 0, key.length), keyGroups);
        return keyGroup(keyGroup).stream()
                .filter(row -> Arrays.equals(row.key(), key))
                .toList();
    }

    /** Gathers rows; in most cases they come in order, and once each. */
    private static final class Rows implements Restore.Consumer {

        private final NavigableMap<byte[], RowBytes> byKey = new TreeMap<>(Arrays::compareUnsigned);
        private final ChangeBlockReader reader = new ChangeBlockReader();

        @Override
        public void rows(String operatorId, int keyGroup, byte[] block, int offset, int length) {
            changes(operatorId, keyGroup, block, offset, length);
        }

        @Override
        public void changes(String operatorId, int keyGroup, byte[] block, int offset, int length) {
            reader.reset(block, offset, length);
            while (reader.next()) {
                byte[] key = copy(reader.keyOffset(), reader.keyLength());
                if (reader.isRemoval()) {
                    byKey.remove(key);
                } else {
                    byKey.put(key, new RowBytes(keyGroup, key, copy(reader.rowOffset(), reader.rowLength())));
                }
            }
        }

        private byte[] copy(int offset, int length) {
            return Arrays.copyOfRange(reader.array(), offset, offset + length);
        }
    }
}
