package dev.holdfast.runtime.reader;

import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.checkpoint.CheckpointReader;
import dev.holdfast.runtime.checkpoint.Restore;
import dev.holdfast.serial.KeyHash;
import dev.holdfast.serial.KeyPrefix;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of one state as bytes, read key group by key group. */
final class RowScan {

    private final CheckpointReader.Content content;
    private final StateId state;
    private final int keyGroups;

    RowScan(CheckpointReader.Content content, StateId state, int keyGroups) {
        this.content = content;
        this.state = state;
        this.keyGroups = keyGroups;
    }

    /** A row, with its key and behind that its sub-key. Its arrays are not shared with anything that changes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record RowBytes(int keyGroup, byte[] key, byte[] row) {}

    /** What all rows take in the files that they are read from. */
    long bytes() {
        return content.bytes(state);
    }

    int keyGroups() {
        return keyGroups;
    }

    /** All rows, by key group and then by key bytes. One key group is in memory at a time. */
    Stream<RowBytes> all() {
        return all(key -> true);
    }

    /** The rows of the keys that begin alike, in the same order. */
    Stream<RowBytes> startingWith(KeyPrefix<?> prefix) {
        return all(prefix::contains);
    }

    private Stream<RowBytes> all(Predicate<byte[]> wanted) {
        return IntStream.range(0, keyGroups).boxed().flatMap(keyGroup -> keyGroup(keyGroup, wanted).stream());
    }

    /** The rows of a key group, by key bytes. */
    Collection<RowBytes> keyGroup(int keyGroup) {
        return keyGroup(keyGroup, key -> true);
    }

    private Collection<RowBytes> keyGroup(int keyGroup, Predicate<byte[]> wanted) {
        Rows rows = new Rows(wanted);
        content.keyGroup(state, keyGroup, rows);
        return rows.byKey.values();
    }

    /** The rows of a key, by sub-key. No key begins with another, so what begins with a key is that key. */
    Collection<RowBytes> find(byte[] key) {
        int keyGroup = KeyHash.keyGroup(KeyHash.of(key, 0, key.length), keyGroups);
        return keyGroup(keyGroup, each -> startsWith(each, key));
    }

    private static boolean startsWith(byte[] address, byte[] key) {
        return address.length >= key.length && Arrays.equals(address, 0, key.length, key, 0, key.length);
    }

    /** Gathers the rows that are wanted; in most cases they come in order, and once each. */
    private static final class Rows implements Restore.Consumer {

        private final NavigableMap<byte[], RowBytes> byKey = new TreeMap<>(Arrays::compareUnsigned);
        private final ChangeBlockReader reader = new ChangeBlockReader();
        private final Predicate<byte[]> wanted;

        Rows(Predicate<byte[]> wanted) {
            this.wanted = wanted;
        }

        @Override
        public void rows(StateId state, int keyGroup, byte[] block, int offset, int length) {
            changes(state, keyGroup, block, offset, length);
        }

        @Override
        public void removed(StateId state, int keyGroup, List<KeyRange> ranges) {
            for (KeyRange range : ranges) {
                byte[] end = range.end();
                (end == null ? byKey.tailMap(range.from(), true) : byKey.subMap(range.from(), true, end, false))
                        .clear();
            }
        }

        @Override
        public void changes(StateId state, int keyGroup, byte[] block, int offset, int length) {
            reader.reset(block, offset, length);
            while (reader.next()) {
                byte[] key = copy(reader.keyOffset(), reader.keyLength());
                if (reader.isRemoval()) {
                    byKey.remove(key);
                } else if (wanted.test(key)) {
                    byKey.put(key, new RowBytes(keyGroup, key, copy(reader.rowOffset(), reader.rowLength())));
                }
            }
        }

        private byte[] copy(int offset, int length) {
            return Arrays.copyOfRange(reader.array(), offset, offset + length);
        }
    }
}
