package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.RowWalk;
import dev.holdfast.keyed.Rows;
import dev.holdfast.keyed.rows.Row;
import dev.holdfast.keyed.turns.EngineRow;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.table.OverlaidWalk;
import dev.holdfast.runtime.store.table.RowTable;
import dev.holdfast.serial.KeyHash;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A state of an operator that has several, or whose rows have sub-keys. The address of a row is the key's bytes and behind them those
 * of the sub-key, if there is one.
 *
 * @param <Q> the type of the sub-keys
 * @param <V> the type of the values
 */
final class TurnRows<Q, V> implements Rows<Q, V>, TurnState {

    private final @Nullable KeySerializer<Q> subKeys;
    private final StateInstance<V> state;
    private final long goneBeforeMillis;
    private final KeyGroupStore store;
    private final StateOutput address;
    private final ChangedRows changed;
    private final DueChanges due;
    private final PlacedRow row;
    private final StateInput subKeyInput = new StateInput();

    /** The walks of this turn are the first ones; the others wait for later turns. */
    private final List<Walk> walks = new ArrayList<>();

    private int walksInUse;
    private int keyLength;
    private long puts;
    private long removals;
    private long updated;
    private long removed;

    /** @param due takes rows that are due when they were written */
    TurnRows(StateInstance<V> state, int keyGroup, long goneBeforeMillis, RowBuffers buffers, DueChanges due) {
        this.state = state;
        this.goneBeforeMillis = goneBeforeMillis;
        this.due = due;
        subKeys = subKeys(state.declared());
        store = state.keyGroup(keyGroup);
        address = buffers.address;
        changed = buffers.changed(state.isWalked());
        row = new PlacedRow(address, buffers);
    }

    @SuppressWarnings("unchecked") // the operator asks for rows by the state that declares them
    private static <Q> @Nullable KeySerializer<Q> subKeys(DeclaredState<?> declared) {
        return declared instanceof DeclaredState.OfSubKeys<?, ?> rows ? (KeySerializer<Q>) rows.subKeys() : null;
    }

    @Override
    public void begin(byte[] key, int offset, int length, int keyNumber) {
        address.clear();
        address.writeRaw(key, offset, length);
        keyLength = length;
        row.moved();
    }

    @Override
    public Object view() {
        return subKeys == null ? row : this;
    }

    @Override
    public OneRow<V> at(Q subKey) {
        address.truncate(keyLength);
        requireSubKeys().write(subKey, address);
        row.moved();
        return row;
    }

    @Override
    public EngineRow<?> at(byte[] whole) {
        address.truncate(keyLength);
        address.writeRaw(whole, keyLength, whole.length - keyLength);
        row.moved();
        return row;
    }

    @Override
    public void removeAll() {
        removeRange(null, null);
    }

    @Override
    public void removeRange(@Nullable Q from, @Nullable Q end) {
        changed.removeRange(range(from, end));
        row.moved();
    }

    @Override
    public RowWalk<Q, V> walk(@Nullable Q from, @Nullable Q end) {
        if (walksInUse == walks.size()) {
            walks.add(new Walk());
        }
        return walks.get(walksInUse++).begin(range(from, end));
    }

    @Override
    public void commit(boolean counts) {
        closeWalks();
        changed.forEachWrittenInTurn(due::written);
        changed.commit();
        updated += counts ? puts : 0;
        removed += counts ? removals : 0;
        puts = 0;
        removals = 0;
    }

    @Override
    public void rollBack() {
        closeWalks();
        changed.rollBack();
        puts = 0;
        removals = 0;
        row.moved();
    }

    @Override
    public @Nullable RuntimeException takeUnreadable() {
        RuntimeException first = row.takeUnreadable();
        for (int i = 0; i < walksInUse; i++) {
            RuntimeException unreadable = walks.get(i).row.takeUnreadable();
            first = first == null ? unreadable : first;
        }
        return first;
    }

    @Override
    public boolean hasChanged(byte[] whole, int keyNumber) {
        return changed.find(whole, whole.length) != ChangedRows.NO_ROW
                || changed.isInRemovedRange(whole, 0, whole.length);
    }

    @Override
    public void drop(byte[] whole) {
        changed.remove(whole, whole.length);
        changed.commit();
        removed++;
    }

    @Override
    public List<KeyRange> removedRanges() {
        return changed.ranges();
    }

    @Override
    public ChangeBlockWriter takeChanges() {
        RowTable table = changed.table();
        ChangeBlockWriter block = new ChangeBlockWriter();
        Row before = new Row();
        for (int number : table.sortedByKey(table.rows())) {
            byte[] array = table.array(number);
            int offset = table.keyOffset(number);
            int length = table.keyLength(number);
            if (!changed.isRemoved(number)) {
                block.append(array, offset, length, array, table.rowOffset(number), table.rowLength(number));
            } else if (!changed.isInRemovedRange(array, offset, length) && store.get(array, offset, length, before)) {
                block.appendRemoval(array, offset, length);
            }
        }
        changed.clear();
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

    private KeySerializer<Q> requireSubKeys() {
        return Objects.requireNonNull(subKeys, "the state has one row for each key");
    }

    private void closeWalks() {
        for (int i = 0; i < walksInUse; i++) {
            walks.get(i).end();
        }
        walksInUse = 0;
    }

    private KeyRange range(@Nullable Q from, @Nullable Q end) {
        KeyRange all = KeyRange.startingWith(boundary(null));
        return new KeyRange(from == null ? all.from() : boundary(from), end == null ? all.end() : boundary(end));
    }

    private byte[] boundary(@Nullable Q subKey) {
        StateOutput out = new StateOutput();
        out.writeRaw(address.array(), 0, keyLength);
        if (subKey != null) {
            requireSubKeys().write(subKey, out);
        }
        return out.toByteArray();
    }

    private boolean isChanged(StateOutput at) {
        return changed.find(at.array(), at.size()) != ChangedRows.NO_ROW
                || changed.isInRemovedRange(at.array(), 0, at.size());
    }

    private void find(StateOutput at, Row into) {
        int hash = KeyHash.of(at.array(), 0, at.size());
        int number = changed.find(hash, at.array(), at.size());
        if (number != ChangedRows.NO_ROW) {
            if (changed.isRemoved(number)) {
                into.clear();
            } else {
                changed.table().read(number, into);
            }
        } else if (changed.isInRemovedRange(at.array(), 0, at.size())) {
            into.clear();
        } else {
            store.get(hash, at.array(), 0, at.size(), into);
        }
    }

    /** The row at an address. */
    private final class PlacedRow extends EngineRow<V> {

        private final StateOutput at;

        PlacedRow(StateOutput at, RowBuffers buffers) {
            super(state.declared(), state.schemas(), goneBeforeMillis, buffers.row, buffers.bytes, buffers.spare);
            this.at = at;
        }

        @Override
        protected void find(Row into) {
            TurnRows.this.find(at, into);
        }

        @Override
        protected void written(StateOutput bytes) {
            puts++;
            changed.put(at.array(), at.size(), bytes.array(), bytes.size());
        }

        @Override
        protected void erased() {
            removals++;
            changed.remove(at.array(), at.size());
        }
    }

    /** Goes through what the batch had changed when the walk began, laid over what is stored. */
    private final class Walk implements RowWalk<Q, V> {

        private final StateOutput at = new StateOutput();
        private final PlacedRow row = new PlacedRow(at, new RowBuffers());
        private @Nullable OverlaidWalk rows;

        Walk begin(KeyRange range) {
            PrimitiveIterator.OfInt numbers =
                    IntStream.of(changed.inOrder(range)).iterator();
            rows = new OverlaidWalk(
                    changed.table(), () -> numbers.hasNext() ? numbers.nextInt() : RowTable.NO_ROW, store.walk(range));
            return this;
        }

        void end() {
            OverlaidWalk open = rows;
            if (open != null) {
                open.close();
            }
            rows = null;
        }

        @Override
        public boolean next() {
            OverlaidWalk open = rows;
            if (open == null) {
                throw new IllegalStateException("A walk is valid only during the turn that began it.");
            }
            while (open.next()) {
                at.clear();
                at.writeRaw(open.keyArray(), open.keyOffset(), open.keyLength());
                row.moved();
                if (!isChanged(at)) {
                    row.load(open);
                }
                if (row.exists()) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Q subKey() {
            subKeyInput.reset(at.array(), keyLength, at.size() - keyLength);
            return requireSubKeys().read(subKeyInput);
        }

        @Override
        public OneRow<V> row() {
            return row;
        }
    }
}
