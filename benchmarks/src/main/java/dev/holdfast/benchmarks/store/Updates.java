package dev.holdfast.benchmarks.store;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockSorter;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.KeyList;
import dev.holdfast.runtime.store.RowAccess;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.serial.KeyHash;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Batches of read-modify-writes against a store, in the calls that the engine makes: keys divided into key groups, each
 * group's keys announced, read in order of arrival, their changes sorted, applied. The value is a count and filler.
 */
final class Updates {

    static final int KEY_GROUPS = 128;

    private static final int POOL_BYTES = 1 << 20;

    private final StateStore store;
    private final int fillerBytes;
    private final StateOutput row = new StateOutput();
    private final Row read = new Row();
    private final ChangeBlockReader reader = new ChangeBlockReader();
    private final ChangeBlockWriter unsorted = new ChangeBlockWriter();
    private final List<ChangeBlockSorter> sorters = new ArrayList<>();
    private final List<KeyGroupStore> keyGroups = new ArrayList<>();
    /** Each row takes another piece, so that rows do not compress better than real ones. */
    private final byte[] filler = new byte[POOL_BYTES];

    private int fillerOffset;

    Updates(StateStore store, int fillerBytes) {
        this.store = store;
        this.fillerBytes = fillerBytes;
        new Random(1).nextBytes(filler);
        for (int group = 0; group < KEY_GROUPS; group++) {
            sorters.add(new ChangeBlockSorter());
            keyGroups.add(store.keyGroup(new StateId("updates", ""), RowAccess.BY_KEY, group));
        }
    }

    static byte[] key(long number) {
        StateOutput out = new StateOutput();
        out.writeKeyString(text(number));
        return out.toByteArray();
    }

    static String text(long number) {
        String digits = Long.toString(number);
        return "user:" + "0".repeat(11 - digits.length()) + digits;
    }

    /** Fills the store with keys from 0, in random order, as restored state. */
    void load(long keys) {
        List<List<byte[]>> groups = new ArrayList<>();
        for (int group = 0; group < KEY_GROUPS; group++) {
            groups.add(new ArrayList<>());
        }
        for (long number = 0; number < keys; number++) {
            byte[] key = key(number);
            groups.get(KeyHash.keyGroup(KeyHash.of(key, 0, key.length), KEY_GROUPS))
                    .add(key);
        }
        for (int group = 0; group < KEY_GROUPS; group++) {
            ChangeBlockWriter block = new ChangeBlockWriter();
            for (byte[] key : groups.set(group, List.of())) {
                write(0);
                block.append(key, 0, key.length, row.array(), 0, row.size());
                if (block.size() > 1 << 20) {
                    keyGroup(group).load(reader.reset(block.array(), 0, block.size()));
                    block.clear();
                }
            }
            keyGroup(group).load(reader.reset(block.array(), 0, block.size()));
        }
        store.endBatch();
    }

    /** The same without what only a store on disk needs, and without the sort that only a segment needs. */
    void unsortedBatch(byte[][] keys) {
        List<List<byte[]>> groups = divide(keys);
        for (int group = 0; group < KEY_GROUPS; group++) {
            unsorted.clear();
            for (byte[] key : groups.get(group)) {
                keyGroup(group).get(key, 0, key.length, read);
                write(value(read.value()) + 1);
                unsorted.append(key, 0, key.length, row.array(), 0, row.size());
            }
            keyGroup(group).apply(reader.reset(unsorted.array(), 0, unsorted.size()));
        }
        store.endBatch();
    }

    /** Adds one to the value of each key, in the calls that the engine makes. */
    void batch(byte[][] keys) {
        List<List<byte[]>> groups = divide(keys);
        for (int group = 0; group < KEY_GROUPS; group++) {
            ChangeBlockSorter changes = sorters.get(group);
            changes.clear();
            keyGroup(group).prefetch(new Keys(groups.get(group)));
            for (byte[] key : groups.get(group)) {
                boolean found = keyGroup(group).get(key, 0, key.length, read);
                write(found ? value(read.value()) + 1 : 1);
                changes.append(key, 0, key.length, row.array(), 0, row.size());
            }
        }
        for (int group = 0; group < KEY_GROUPS; group++) {
            ChangeBlockWriter block = sorters.get(group).sort();
            keyGroup(group).apply(reader.reset(block.array(), 0, block.size()));
        }
        store.endBatch();
    }

    long memoryUsedBytes() {
        long bytes = 0;
        for (int group = 0; group < KEY_GROUPS; group++) {
            bytes += keyGroup(group).memoryUsedBytes();
        }
        return bytes;
    }

    private KeyGroupStore keyGroup(int group) {
        return keyGroups.get(group);
    }

    private void write(long count) {
        row.clear();
        Row.writeHead(row, true, Row.NO_DEADLINE, 0);
        row.writeLong(count);
        fillerOffset = (fillerOffset + fillerBytes) % (POOL_BYTES - fillerBytes);
        row.writeRaw(filler, fillerOffset, fillerBytes);
    }

    private static long value(StateInput in) {
        return in.readLong();
    }

    /** A key that comes twice is one key of the batch, as the engine groups events. */
    private static List<List<byte[]>> divide(byte[][] keys) {
        List<List<byte[]>> groups = new ArrayList<>();
        for (int group = 0; group < KEY_GROUPS; group++) {
            groups.add(new ArrayList<>(keys.length / KEY_GROUPS + 16));
        }
        for (byte[] key : keys) {
            groups.get(KeyHash.keyGroup(KeyHash.of(key, 0, key.length), KEY_GROUPS))
                    .add(key);
        }
        return groups;
    }

    /** Numbers of keys for a batch, drawn evenly, each once: somewhat fewer than {@code count}. */
    static long[] draw(Random random, long keys, int count) {
        Set<Long> drawn = new HashSet<>();
        long[] numbers = new long[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            long number = (long) (keys * random.nextDouble());
            if (drawn.add(number)) {
                numbers[size++] = number;
            }
        }
        return Arrays.copyOf(numbers, size);
    }

    /** Keys of one group. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Keys(List<byte[]> keys, byte[] array, int[] offsets, int[] hashes) implements KeyList {

        Keys(List<byte[]> keys) {
            this(
                    keys,
                    new byte[keys.stream().mapToInt(key -> key.length).sum()],
                    new int[keys.size()],
                    keys.stream()
                            .mapToInt(key -> KeyHash.of(key, 0, key.length))
                            .toArray());
            int offset = 0;
            for (int i = 0; i < keys.size(); i++) {
                offsets[i] = offset;
                System.arraycopy(keys.get(i), 0, array, offset, keys.get(i).length);
                offset += keys.get(i).length;
            }
        }

        @Override
        public int size() {
            return offsets.length;
        }

        @Override
        public int offset(int index) {
            return offsets[index];
        }

        @Override
        public int length(int index) {
            return keys.get(index).length;
        }

        @Override
        public int hash(int index) {
            return hashes[index];
        }
    }
}
