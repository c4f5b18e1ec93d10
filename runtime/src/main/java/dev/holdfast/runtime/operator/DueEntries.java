package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.rows.Row;
import dev.holdfast.keyed.turns.DueEntry;
import dev.holdfast.runtime.store.DueTimers;
import dev.holdfast.serial.StateInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rows of a key group that get a turn because they are due: the chosen ones of the store's lists, and those that turns with
 * events have left due.
 *
 * @param <K> the type of the key
 */
final class DueEntries<K> {

    private final KeyedOperator<K, ?, ?> operator;
    private final GroupedEvents<K, ?> input;
    private final TurnState[] states;
    private final DueChanges[] written;
    private final long[] thresholds;
    private final DueTimeouts due;
    private final StateInput keyInput;
    private final int keysWithEvents;
    private final List<DueEntry<K>> entries = new ArrayList<>();

    DueEntries(
            KeyedOperator<K, ?, ?> operator,
            GroupedEvents<K, ?> input,
            TurnState[] states,
            DueChanges[] written,
            long[] thresholds,
            DueTimeouts due,
            StateInput keyInput) {
        this.operator = operator;
        this.input = input;
        this.states = states;
        this.written = written;
        this.thresholds = thresholds;
        this.due = due;
        this.keyInput = keyInput;
        keysWithEvents = input.keyCount();
    }

    /** Takes the first rows of a list. */
    void addListed(int state, DueTimers list, int count) {
        for (int left = count; left > 0 && list.next(); left--) {
            byte[] address = list.copyOfKey();
            add(state, address, list);
        }
    }

    /** Takes rows that were due when they were written, but those that stand behind rows for which the batch has no room. */
    void addWritten(int state, DueChanges changes) {
        for (byte[] address : changes.ofEvents()) {
            add(state, address, null);
        }
    }

    /** In the order of their turns, each once. */
    List<DueEntry<K>> inOrder() {
        entries.sort(null);
        List<DueEntry<K>> once = new ArrayList<>(entries.size());
        for (DueEntry<K> entry : entries) {
            if (once.isEmpty() || !once.get(once.size() - 1).equals(entry)) {
                once.add(entry);
            }
        }
        return once;
    }

    private void add(int state, byte[] address, @Nullable DueTimers unchanged) {
        keyInput.reset(address, 0, address.length);
        K key = operator.keySerializer().read(keyInput);
        int keyLength = keyInput.position();
        int number = input.addKey(key, address, 0, keyLength);
        long deadline = deadline(state, address, keyLength, number, unchanged);
        if (deadline == Row.NO_DEADLINE || deadline >= thresholds[state]) {
            return;
        }
        boolean isBehindRest = unchanged == null && deadline >= due.endMillis(state);
        if (isBehindRest || (number < keysWithEvents && !operator.takesDueRowsBehindEvents())) {
            written[state].left(deadline);
        } else {
            entries.add(new DueEntry<>(operator.states().get(state), state, address, key, keyLength, number, deadline));
        }
    }

    private long deadline(int state, byte[] address, int keyLength, int number, @Nullable DueTimers listed) {
        if (listed != null && !states[state].hasChanged(address, number)) {
            Row row = new Row();
            listed.row(row);
            return row.deadlineMillis();
        }
        states[state].begin(address, 0, keyLength, number);
        return states[state].at(address).deadlineMillis();
    }
}
