package dev.holdfast.runtime.operator;

import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.runtime.checkpoint.ChangeBlockSorter;
import dev.holdfast.runtime.checkpoint.ChangeBlockWriter;
import dev.holdfast.runtime.store.DueTimers;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.Row;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one key group in one batch, and what they change.
 *
 * <p>A key is called at most once: a key with events has its timeout cleared or set anew by that call, so it never gets a
 * timeout call in the same batch. Results of a call are handed on when it has ended, so a call that fails has none.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
final class KeyGroupRun<K, T, S, R> {

    private static final int MAX_ROW_BYTES = 64 << 20;

    /** The number of the one schema that an operator has so far. */
    private static final int CURRENT_SCHEMA = 0;

    private final OperatorSpec<K, T, S, R> spec;
    private final KeyedBatch<K, T> input;
    private final InitialStates<K, S> initial;
    private final KeyGroupStore store;
    private final Consumer<? super R> results;

    private final CallState<S> state;
    private final Row row = new Row();
    private final StateInput keyInput = new StateInput();
    private final StateOutput rowBytes = new StateOutput();
    private final ChangeBlockSorter sorter = new ChangeBlockSorter();
    private final List<R> emitted = new ArrayList<>();
    private @Nullable ChangeBlockWriter changes;

    private long updated;
    private long removed;
    private long timedOut;
    private long dataNanos;
    private long timeoutNanos;

    KeyGroupRun(
            OperatorSpec<K, T, S, R> spec,
            KeyedBatch<K, T> input,
            InitialStates<K, S> initial,
            KeyGroupStore store,
            BatchTimes times,
            Consumer<? super R> results) {
        this.spec = spec;
        this.input = input;
        this.initial = initial;
        this.store = store;
        this.results = results;
        state = new CallState<>(spec.stateSerializer(), spec.timeoutMode(), times);
    }

    void callWithEvents(int number) {
        K key = input.key(number);
        S first = initial.get(key);
        byte[] keyArray = input.keyArray();
        int offset = input.keyOffset(number);
        int length = input.keyLength(number);
        boolean stored = first == null && store.get(keyArray, offset, length, row);
        if (first != null) {
            becomeRow(first);
        }
        state.begin(row, false);
        call(key, input.events(number));
        record(key, keyArray, offset, length, stored, first != null);
    }

    /** Calls the keys whose timeout is due, but for those that had events. */
    void callTimeouts(long thresholdMillis) {
        DueTimers due = store.due(thresholdMillis);
        while (due.next()) {
            keyInput.reset(due.keyArray(), due.keyOffset(), due.keyLength());
            K key = spec.keySerializer().read(keyInput);
            if (input.find(key) != KeyedBatch.NO_KEY) {
                continue;
            }
            due.row(row);
            state.begin(row, true);
            timedOut++;
            call(key, Collections.emptyIterator());
            record(key, due.keyArray(), due.keyOffset(), due.keyLength(), true, false);
        }
    }

    void finish(long nanosWithEvents, long nanosForTimeouts) {
        dataNanos = nanosWithEvents;
        timeoutNanos = nanosForTimeouts;
        changes = sorter.sort();
    }

    /** What the calls changed, sorted by key bytes. */
    ChangeBlockWriter changes() {
        if (changes == null) {
            throw new IllegalStateException("the key group is still running");
        }
        return changes;
    }

    long updated() {
        return updated;
    }

    long removed() {
        return removed;
    }

    long timedOut() {
        return timedOut;
    }

    long dataNanos() {
        return dataNanos;
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    private void call(K key, Iterator<T> events) {
        emitted.clear();
        CallEmitter<R> emitter = new CallEmitter<>(emitted);
        try {
            spec.updateFn().call(key, events, state, emitter);
        } catch (Exception | Error e) {
            throw failure(key, e, emitter);
        } finally {
            state.end();
            emitter.end();
        }
        if (emitter.sawNull()) {
            throw new UpdateFunctionException("gave a null result", spec.id(), key, null);
        }
        emitted.forEach(results);
    }

    /** An error that leaves the virtual machine in doubt is not the function's, so it is thrown as it is. */
    private UpdateFunctionException failure(K key, Throwable thrown, CallEmitter<R> emitter) {
        if (UpdateFunctionException.isFatal(thrown) && thrown instanceof Error error) {
            throw error;
        }
        String what = emitter.sawNull() ? "gave a null result" : "threw " + thrown;
        return new UpdateFunctionException(what, spec.id(), key, thrown);
    }

    /**
     * Decides what becomes of the row. It is removed if the call removed the state and set no timeout, and also if it would
     * hold neither state nor timeout: nothing would ever call or read it again.
     */
    private void record(K key, byte[] keyArray, int offset, int length, boolean stored, boolean isInitial) {
        boolean timeoutChanged = state.deadlineMillis() != row.deadlineMillis();
        boolean empty = !state.hasValue() && state.deadlineMillis() == Row.NO_DEADLINE;
        boolean written = state.wasUpdated() || state.wasRemoved() || timeoutChanged;
        if (empty) {
            removed += written ? 1 : 0;
            if (stored) {
                sorter.appendRemoval(keyArray, offset, length);
            }
        } else if (written || isInitial) {
            updated += written ? 1 : 0;
            writeRow(key);
            sorter.append(keyArray, offset, length, rowBytes.array(), 0, rowBytes.size());
        }
    }

    /** A state that was not passed to update is copied, since the function may have changed the object that it got. */
    private void writeRow(K key) {
        rowBytes.clear();
        int schema = state.wasUpdated() ? CURRENT_SCHEMA : row.schemaId();
        Row.writeHead(rowBytes, state.hasValue(), state.deadlineMillis(), schema);
        if (state.wasUpdated()) {
            writeValue(key);
        } else if (state.hasValue()) {
            row.copyValue(rowBytes);
        }
    }

    private void writeValue(K key) {
        try {
            spec.stateSerializer().write(state.value(), rowBytes);
        } catch (RuntimeException e) {
            throw new UpdateFunctionException(
                    "left a state that cannot be written, perhaps with a null that is not @Nullable: " + e,
                    spec.id(),
                    key,
                    e);
        }
        if (rowBytes.size() > MAX_ROW_BYTES) {
            throw new UpdateFunctionException(
                    "left a state of " + rowBytes.size() + " bytes, but a state has at most " + MAX_ROW_BYTES
                            + ": keep less per key",
                    spec.id(),
                    key,
                    null);
        }
    }

    /** Makes an initial state look like one that was stored by an earlier batch. */
    private void becomeRow(S initialState) {
        rowBytes.clear();
        Row.writeHead(rowBytes, true, Row.NO_DEADLINE, CURRENT_SCHEMA);
        spec.stateSerializer().write(initialState, rowBytes);
        byte[] bytes = rowBytes.toByteArray();
        row.reset(bytes, 0, bytes.length);
    }
}
