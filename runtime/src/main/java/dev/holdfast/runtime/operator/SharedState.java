package dev.holdfast.runtime.operator;

import dev.holdfast.field.All;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.turns.SharedRows;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.serial.StateOutput;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The rows of one state of an operator with one key, as bytes on the heap, by their sub-keys. Changed by the thread of the query's loop, between the turns of operators; read by all workers.
 *
 * @param <V> the type of the values
 */
final class SharedState<V> {

    private static final int KEY_LENGTH = keyLength();

    private final StateInstance<V> state;
    private final NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
    private final int keyGroups;
    private long bytes;

    SharedState(StateInstance<V> state, int keyGroups) {
        this.state = state;
        this.keyGroups = keyGroups;
    }

    private static int keyLength() {
        StateOutput out = new StateOutput();
        All.keys().write(All.ALL, out);
        return out.size();
    }

    String name() {
        return state.declared().name();
    }

    NavigableMap<byte[], byte[]> rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    /** Takes all that is stored. */
    void load() {
        rows.clear();
        bytes = 0;
        for (int keyGroup = 0; keyGroup < keyGroups; keyGroup++) {
            state.keyGroup(keyGroup)
                    .forEach((key, keyOffset, keyLength, row, rowOffset, rowLength) -> put(
                            subKey(key, keyOffset, keyLength),
                            Arrays.copyOfRange(row, rowOffset, rowOffset + rowLength)));
        }
    }

    /** Takes what a batch has changed. */
    void take(StateChanges changes) {
        for (KeyRange range : changes.removedRanges()) {
            rows.entrySet().removeIf(entry -> {
                boolean isGone = contains(range, entry.getKey());
                bytes -= isGone ? size(entry.getKey(), entry.getValue()) : 0;
                return isGone;
            });
        }
        ChangeBlockReader block = new ChangeBlockReader()
                .reset(changes.block().array(), 0, changes.block().size());
        while (block.next()) {
            byte[] subKey = subKey(block.array(), block.keyOffset(), block.keyLength());
            if (block.isRemoval()) {
                remove(subKey);
            } else {
                put(
                        subKey,
                        Arrays.copyOfRange(block.array(), block.rowOffset(), block.rowOffset() + block.rowLength()));
            }
        }
    }

    /** Ranges are of whole addresses, which begin with the key. */
    private static boolean contains(KeyRange range, byte[] subKey) {
        StateOutput address = new StateOutput();
        All.keys().write(All.ALL, address);
        address.writeRaw(subKey, 0, subKey.length);
        return range.contains(address.array(), 0, address.size());
    }

    private void put(byte[] subKey, byte[] row) {
        remove(subKey);
        rows.put(subKey, row);
        bytes += size(subKey, row);
    }

    private void remove(byte[] subKey) {
        byte[] before = rows.remove(subKey);
        bytes -= before == null ? 0 : size(subKey, before);
    }

    private static long size(byte[] subKey, byte[] row) {
        return (long) subKey.length + row.length;
    }

    private static byte[] subKey(byte[] address, int offset, int length) {
        return Arrays.copyOfRange(address, offset + KEY_LENGTH, offset + length);
    }

    /** Reads it as the turns of one key group do, by one thread. */
    <Q> SharedRows<Q, V> reader(DeclaredState.OfSubKeys<Q, ?> asked) {
        return new SharedRows<>(asked, rows, state.schemas());
    }
}
