package dev.holdfast.keyed.turns;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.RowWalk;
import dev.holdfast.keyed.Rows;
import dev.holdfast.keyed.rows.Row;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a key in one state during a turn: what it has read and written is laid over what the engine keeps, and handed to the engine when the turn has ended well.
 *
 * <p>An engine keeps rows in no order, so a walk begins with reading all rows of the key.
 *
 * <p>The engine wakes a row by its deadline, or earlier. So a deadline that moves to a later time, as those of sessions do with each event, costs it nothing: the row is looked at by its
 * earlier one, and then asks to be woken again.
 *
 * @param <Q> the type of the sub-keys, if there are any
 * @param <V> the type of the values
 */
final class LaidRows<Q, V> implements OpenState, Rows<Q, V> {

    private final KeyedState<V> state;
    private final int number;
    private final Wakeups wakeups;
    private final @Nullable KeySerializer<Q> subKeys;
    private final boolean hasDeadlines;
    private final NavigableMap<Bytes, Place> places = new TreeMap<>();
    private final StateOutput written = new StateOutput();
    private final PlacedRow row;
    private final List<Walk> walks = new ArrayList<>();
    private long goneBeforeMillis = OneRow.NO_DEADLINE;
    private boolean areAllRead;

    /** @param number of the state among the operator's */
    LaidRows(KeyedState<V> state, int number, Wakeups wakeups) {
        this.state = state;
        this.number = number;
        this.wakeups = wakeups;
        subKeys = subKeys(state.declared());
        hasDeadlines = state.declared().deadlines() != Deadlines.NONE;
        row = new PlacedRow();
    }

    @SuppressWarnings("unchecked") // the operator asks for rows by the state that declares them
    private static <Q> @Nullable KeySerializer<Q> subKeys(DeclaredState<?> declared) {
        return declared instanceof DeclaredState.OfSubKeys<?, ?> rows ? (KeySerializer<Q>) rows.subKeys() : null;
    }

    /** What a turn knows of a row. */
    private static final class Place {

        /** What the engine has; of no meaning for states without deadlines if the row was written before it was read. */
        private byte @Nullable [] stored;

        private byte @Nullable [] now;
        private boolean isChanged;
    }

    /** Begins turns of a key; rows with a deadline before this are gone. */
    void begin(long newGoneBeforeMillis) {
        goneBeforeMillis = newGoneBeforeMillis;
        row.begin(Bytes.NONE);
    }

    @Override
    public Object view() {
        return subKeys == null ? row : this;
    }

    @Override
    public OneRow<V> at(Q subKey) {
        return at(bytes(subKey));
    }

    /** The row of a sub-key. */
    EngineRow<V> at(Bytes subKey) {
        row.begin(subKey);
        return row;
    }

    @Override
    public void removeAll() {
        removeRange(null, null);
    }

    @Override
    public void removeRange(@Nullable Q from, @Nullable Q end) {
        range(from, end).keySet().forEach(subKey -> write(subKey, null));
        row.moved();
    }

    @Override
    public RowWalk<Q, V> walk(@Nullable Q from, @Nullable Q end) {
        Walk walk = new Walk(List.copyOf(range(from, end).keySet()).iterator());
        walks.add(walk);
        return walk;
    }

    @Override
    public void commit(boolean counts) {
        places.forEach((subKey, place) -> {
            if (place.isChanged) {
                commit(subKey, place);
            }
        });
        clear();
    }

    private void commit(Bytes subKey, Place place) {
        byte[] now = place.now;
        if (now == null) {
            state.rows().remove(subKey);
        } else {
            state.rows().put(subKey, now);
        }
        if (hasDeadlines) {
            wake(subKey, deadlineMillis(place.stored), deadlineMillis(now));
        }
    }

    private void wake(Bytes subKey, long before, long now) {
        if (now == before) {
            return;
        }
        boolean wasSet = before != OneRow.NO_DEADLINE;
        boolean isSet = now != OneRow.NO_DEADLINE;
        if (wasSet && (!isSet || now < before)) {
            wakeups.cancel(number, subKey, before);
        }
        if (isSet && (!wasSet || now < before)) {
            wakeups.set(number, subKey, now);
        }
    }

    private static long deadlineMillis(byte @Nullable [] bytes) {
        return bytes == null ? OneRow.NO_DEADLINE : Row.deadlineMillis(bytes, 0, bytes.length);
    }

    @Override
    public void rollBack() {
        clear();
    }

    private void clear() {
        places.clear();
        walks.forEach(walk -> walk.isOpen = false);
        walks.clear();
        areAllRead = false;
        row.moved();
    }

    @Override
    public @Nullable RuntimeException takeUnreadable() {
        RuntimeException first = row.takeUnreadable();
        for (Walk walk : walks) {
            RuntimeException unreadable = walk.row.takeUnreadable();
            first = first == null ? unreadable : first;
        }
        return first;
    }

    private NavigableMap<Bytes, Place> range(@Nullable Q from, @Nullable Q end) {
        if (state.declared() instanceof DeclaredState.OfSubKeys<?, ?> declared && !declared.isWalked()) {
            throw new IllegalStateException("a state that is never walked has no order of its rows");
        }
        readAll();
        NavigableMap<Bytes, Place> tail = from == null ? places : places.tailMap(bytes(from), true);
        if (end == null) {
            return tail;
        }
        Bytes behind = bytes(end);
        return !tail.isEmpty() && tail.firstKey().compareTo(behind) < 0 ? tail.headMap(behind, false) : new TreeMap<>();
    }

    private void readAll() {
        if (areAllRead) {
            return;
        }
        areAllRead = true;
        for (Map.Entry<Bytes, byte[]> entry : state.rows().all()) {
            places.computeIfAbsent(entry.getKey(), subKey -> place(entry.getValue()));
        }
    }

    private static Place place(byte @Nullable [] stored) {
        Place place = new Place();
        place.stored = stored;
        place.now = stored;
        return place;
    }

    private byte @Nullable [] read(Bytes subKey) {
        Place place = places.get(subKey);
        if (place == null) {
            place = place(areAllRead ? null : state.rows().get(subKey));
            places.put(subKey, place);
        }
        return place.now;
    }

    private void write(Bytes subKey, byte @Nullable [] now) {
        if (hasDeadlines) {
            read(subKey);
        }
        Place place = places.computeIfAbsent(subKey, absent -> new Place());
        place.now = now;
        place.isChanged = true;
    }

    private Bytes bytes(Q subKey) {
        written.clear();
        Objects.requireNonNull(subKeys, "the state has one row for each key").write(subKey, written);
        return Bytes.copyOf(written);
    }

    /** The row at a place. */
    private final class PlacedRow extends EngineRow<V> {

        private Bytes at = Bytes.NONE;

        PlacedRow() {
            super(
                    state.declared(),
                    state.schemas(),
                    OneRow.NO_DEADLINE,
                    new Row(),
                    new StateOutput(),
                    new StateOutput());
        }

        void begin(Bytes subKey) {
            at = subKey;
            goneBefore(goneBeforeMillis);
        }

        @Override
        protected void find(Row into) {
            byte[] bytes = read(at);
            if (bytes == null) {
                into.clear();
            } else {
                into.reset(bytes, 0, bytes.length);
            }
        }

        @Override
        protected void written(StateOutput bytes) {
            write(at, bytes.toByteArray());
        }

        @Override
        protected void erased() {
            write(at, null);
        }
    }

    /** Goes through the rows that there were when it began. */
    private final class Walk implements RowWalk<Q, V> {

        private final Iterator<Bytes> subKeysLeft;
        private final PlacedRow row = new PlacedRow();
        private boolean isOpen = true;

        Walk(Iterator<Bytes> subKeysLeft) {
            this.subKeysLeft = subKeysLeft;
        }

        @Override
        public boolean next() {
            if (!isOpen) {
                throw new IllegalStateException("A walk is valid only during the turn that began it.");
            }
            while (subKeysLeft.hasNext()) {
                row.begin(subKeysLeft.next());
                if (row.exists()) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Q subKey() {
            return Objects.requireNonNull(subKeys).read(new StateInput(row.at.array()));
        }

        @Override
        public OneRow<V> row() {
            return row;
        }
    }
}
