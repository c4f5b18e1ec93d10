package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.keyed.turns.EngineRow;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockSorter;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.RowWalk;
import dev.holdfast.serial.KeyHash;
import dev.holdfast.serial.StateOutput;
import java.util.Arrays;

/**
 * A state with one row for each key. What a turn writes waits in the row's buffer until the turn has ended well, and then goes to the
 * changes at once: each key has few turns in a batch, and most have one.
 *
 * @param <V> the type of the value
 */
final class TurnRow<V> extends EngineRow<V> implements TurnState {

    private static final int NOT_WRITTEN = -1;

    private final KeyGroupStore store;
    private final ChangeBlockSorter changes;

    private final boolean looksAgain;

    /** By the number of a key, if it may have another turn: what it has written in this batch, plus one. */
    private int[] changeOfKey;

    private final DueChanges due;
    private final GroupedEvents<?, ?> input;

    private byte[] key = new byte[0];
    private int keyOffset;
    private int keyLength;
    private int number;
    private int earlierChange;
    private State state = State.UNCHANGED;
    private StateOutput rowBytes;

    private long updated;
    private long removed;

    private boolean isLookedUp;
    private boolean isStored;

    private enum State {
        UNCHANGED,
        WRITTEN,
        REMOVED
    }

    /**
     * @param input the keys of the batch, by their numbers
     * @param looksAgain whether a key may have more than one turn
     * @param due takes rows that are due when they were written
     */
    TurnRow(
            StateInstance<V> state,
            int keyGroup,
            long goneBeforeMillis,
            RowBuffers buffers,
            GroupedEvents<?, ?> input,
            boolean looksAgain,
            DueChanges due) {
        super(state.declared(), state.schemas(), goneBeforeMillis, buffers.row, buffers.bytes, buffers.spare);
        store = state.keyGroup(keyGroup);
        changes = buffers.sorter;
        rowBytes = buffers.bytes;
        this.looksAgain = looksAgain;
        changeOfKey = new int[looksAgain ? input.keyCount() : 0];
        this.due = due;
        this.input = input;
    }

    @Override
    public void begin(byte[] array, int offset, int length, int keyNumber) {
        key = array;
        keyOffset = offset;
        keyLength = length;
        number = keyNumber;
        earlierChange = changeOf(keyNumber);
        state = State.UNCHANGED;
        isLookedUp = false;
        moved();
    }

    /** Begins the first turn of a key whose stored row is known. */
    void begin(RowWalk walk, int keyNumber) {
        begin(walk.keyArray(), walk.keyOffset(), walk.keyLength(), keyNumber);
        load(walk);
        isLookedUp = true;
        isStored = true;
    }

    @Override
    public Object view() {
        return this;
    }

    @Override
    public EngineRow<?> at(byte[] address) {
        return this;
    }

    @Override
    protected void find(Row into) {
        if (earlierChange == NOT_WRITTEN) {
            isStored = store.get(hash(), key, keyOffset, keyLength, into);
            isLookedUp = true;
            return;
        }
        ChangeBlockReader earlier = changes.read(earlierChange);
        if (earlier.isRemoval()) {
            into.clear();
        } else {
            into.reset(earlier.array(), earlier.rowOffset(), earlier.rowLength());
        }
    }

    @Override
    protected void written(StateOutput bytes) {
        rowBytes = bytes;
        state = State.WRITTEN;
    }

    @Override
    protected void erased() {
        state = State.REMOVED;
    }

    @Override
    public void commit(boolean counts) {
        if (state == State.UNCHANGED) {
            return;
        }
        if (earlierChange != NOT_WRITTEN) {
            changes.discard(earlierChange);
        }
        if (state == State.WRITTEN) {
            updated += counts ? 1 : 0;
            note(changes.append(key, keyOffset, keyLength, rowBytes.array(), 0, rowBytes.size()));
            due.written(key, keyOffset, keyLength, deadlineMillis());
        } else {
            removed += counts ? 1 : 0;
            note(isStored() ? changes.appendRemoval(key, keyOffset, keyLength) : NOT_WRITTEN);
        }
    }

    @Override
    public void rollBack() {
        state = State.UNCHANGED;
        moved();
    }

    @Override
    public boolean hasChanged(byte[] address, int keyNumber) {
        return changeOf(keyNumber) != NOT_WRITTEN;
    }

    @Override
    public void drop(byte[] address) {
        changes.appendRemoval(address, 0, address.length);
        removed++;
    }

    @Override
    public ChangeBlockWriter takeChanges() {
        ChangeBlockWriter block = new ChangeBlockWriter(changes.size());
        changes.sortInto(block);
        changes.clear();
        return block;
    }

    @Override
    public long updated() {
        return updated;
    }

    @Override
    public long removed() {
        return removed;
    }

    private int changeOf(int keyNumber) {
        return keyNumber != GroupedEvents.NO_KEY && keyNumber < changeOfKey.length
                ? changeOfKey[keyNumber] - 1
                : NOT_WRITTEN;
    }

    private void note(int change) {
        if (looksAgain && number != GroupedEvents.NO_KEY) {
            if (number >= changeOfKey.length) {
                changeOfKey = Arrays.copyOf(changeOfKey, Math.max(input.keyCount(), 2 * number));
            }
            changeOfKey[number] = change + 1;
        }
    }

    /** Known of a key that is part of the batch. */
    private int hash() {
        return number == GroupedEvents.NO_KEY ? KeyHash.of(key, keyOffset, keyLength) : input.hash(number);
    }

    private boolean isStored() {
        return isLookedUp ? isStored : store.get(hash(), key, keyOffset, keyLength, new Row());
    }
}
