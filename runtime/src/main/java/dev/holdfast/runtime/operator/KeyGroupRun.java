package dev.holdfast.runtime.operator;

import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.schema.StateSchemas;
import dev.holdfast.runtime.store.DueTimers;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.Row;
import dev.holdfast.runtime.watermark.EventTimes;
import dev.holdfast.serial.StateOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.ObjLongConsumer;
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

    private final OperatorSpec<K, T, S, R> spec;
    private final StateSchemas<S> schemas;
    private final KeyedBatch<K, T> input;
    private final InitialStates<K, S> initial;
    private final KeyGroupStore store;
    private final BatchTimes times;
    private final ObjLongConsumer<? super R> results;
    private final FailedCalls<K, T> failed;

    private final CallBuffers buffers;
    private final Row row;
    private final StateOutput rowBytes;
    private final List<R> emitted = new ArrayList<>();
    private @Nullable ChangeBlockWriter changes;

    private long updated;
    private long removed;
    private long timedOut;
    private long dataNanos;
    private long timeoutNanos;

    KeyGroupRun(
            OperatorSpec<K, T, S, R> spec,
            StateSchemas<S> schemas,
            KeyedBatch<K, T> input,
            InitialStates<K, S> initial,
            KeyGroupStore store,
            BatchTimes times,
            ObjLongConsumer<? super R> results,
            FailedCalls<K, T> failed,
            CallBuffers buffers) {
        this.spec = spec;
        this.schemas = schemas;
        this.input = input;
        this.initial = initial;
        this.store = store;
        this.times = times;
        this.results = results;
        this.failed = failed;
        this.buffers = buffers;
        row = buffers.row;
        rowBytes = buffers.rowBytes;
    }

    void callWithEvents(int number) {
        K key = input.key(number);
        S first = initial.get(key);
        byte[] keyArray = input.keyArray();
        int offset = input.keyOffset(number);
        int length = input.keyLength(number);
        boolean stored = first == null && store.get(keyArray, offset, length, row);
        if (first != null) {
            becomeRow(key, first);
        }
        Place place = new Place(keyArray, offset, length, stored, first != null);
        UpdateFunctionException failure = call(key, input.events(number), false, place);
        if (failure != null) {
            failed.add(failure, key, false, input.events(number));
            if (first != null) {
                recordNothingDone(key, false, place);
            }
        }
    }

    /** Calls the first keys whose timeout is due, but for those that had events. */
    void callTimeouts(DueTimers due, int count) {
        for (int left = count; left > 0 && due.next(); left--) {
            buffers.keyInput.reset(due.keyArray(), due.keyOffset(), due.keyLength());
            K key = spec.keySerializer().read(buffers.keyInput);
            if (input.find(key) != KeyedBatch.NO_KEY) {
                continue;
            }
            due.row(row);
            timedOut++;
            Place place = new Place(due.keyArray(), due.keyOffset(), due.keyLength(), true, false);
            UpdateFunctionException failure = call(key, Collections.emptyIterator(), true, place);
            if (failure != null) {
                failed.add(failure, key, true, Collections.emptyIterator());
                recordNothingDone(key, true, place);
            }
        }
    }

    /** Called when all calls have returned; the buffers are no longer used then. */
    void finish(long nanosWithEvents, long nanosForTimeouts) {
        dataNanos = nanosWithEvents;
        timeoutNanos = nanosForTimeouts;
        changes = buffers.takeChanges();
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

    FailedCalls<K, T> failed() {
        return failed;
    }

    long dataNanos() {
        return dataNanos;
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    /**
     * Where the row of a key is kept.
     *
     * @param isStored whether there is one now
     * @param isInitial whether the call began with the initial state of the key
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Place(byte[] keyArray, int offset, int length, boolean isStored, boolean isInitial) {}

    /**
     * Makes a call and records what it did. Nothing is recorded or handed on before all of it is known to be good, so a call
     * that fails leaves nothing.
     *
     * @return why it failed, or null
     */
    private @Nullable UpdateFunctionException call(K key, Iterator<T> events, boolean forTimeout, Place place) {
        emitted.clear();
        try {
            CallState<S> state = new CallState<>(spec, schemas, times, row, forTimeout);
            run(key, events, state);
            record(key, state, place);
        } catch (UpdateFunctionException e) {
            return e;
        }
        long causeMillis = forTimeout ? row.deadlineMillis() : EventTimes.NONE;
        for (R result : emitted) {
            results.accept(result, causeMillis);
        }
        return null;
    }

    /** Records a call that left state and timeout as they are in the beginning: the state of the row, and no timeout. */
    private void recordNothingDone(K key, boolean forTimeout, Place place) {
        record(key, new CallState<>(spec, schemas, times, row, forTimeout), place);
    }

    private void run(K key, Iterator<T> events, CallState<S> state) {
        CallEmitter<R> emitter = new CallEmitter<>(emitted);
        Throwable thrown = null;
        try {
            spec.updateFn().call(key, events, state, emitter);
        } catch (Exception | Error e) {
            thrown = e;
        }
        state.end();
        emitter.end();
        if (thrown != null || emitter.sawNull() || state.unreadable() != null) {
            throw failure(key, thrown, state, emitter);
        }
    }

    /** An error that leaves the virtual machine in doubt is not the function's, so it is thrown as it is. */
    private UpdateFunctionException failure(
            K key, @Nullable Throwable thrown, CallState<S> state, CallEmitter<R> emitter) {
        if (thrown instanceof Error error && UpdateFunctionException.isFatal(error)) {
            throw error;
        }
        RuntimeException unreadable = state.unreadable();
        if (unreadable != null) {
            return UpdateFunctionException.notOfFunction(
                    "its state cannot be read: " + unreadable, unreadable, spec, key);
        }
        return thrown == null || emitter.sawNull()
                ? UpdateFunctionException.gaveNull(thrown, spec, key)
                : UpdateFunctionException.threw(thrown, spec, key);
    }

    /**
     * Decides what becomes of the row. It is removed if the call removed the state and set no timeout, and also if it would
     * hold neither state nor timeout: nothing would ever call or read it again.
     */
    private void record(K key, CallState<S> state, Place place) {
        boolean timeoutChanged = state.deadlineMillis() != row.deadlineMillis();
        boolean empty = !state.hasValue() && state.deadlineMillis() == Row.NO_DEADLINE;
        boolean written = state.wasUpdated() || state.wasRemoved() || timeoutChanged;
        if (empty) {
            removed += written ? 1 : 0;
            if (place.isStored()) {
                buffers.sorter.appendRemoval(place.keyArray(), place.offset(), place.length());
            }
        } else if (written || place.isInitial()) {
            writeRow(key, state);
            updated += written ? 1 : 0;
            buffers.sorter.append(
                    place.keyArray(), place.offset(), place.length(), rowBytes.array(), 0, rowBytes.size());
        }
    }

    /** A state that was not passed to update is copied, since the function may have changed the object that it got. */
    private void writeRow(K key, CallState<S> state) {
        rowBytes.clear();
        int schema = state.wasUpdated() ? schemas.currentId() : row.schemaId();
        Row.writeHead(rowBytes, state.hasValue(), state.deadlineMillis(), schema);
        if (state.wasUpdated()) {
            writeValue(key, state.value());
        } else if (state.hasValue()) {
            row.copyValue(rowBytes);
        }
    }

    private void writeValue(K key, S value) {
        try {
            spec.stateSerializer().write(value, rowBytes);
        } catch (RuntimeException | StackOverflowError e) {
            throw UpdateFunctionException.leftState(
                    NullComponent.unwritable(spec.stateSerializer(), value, e), e, spec, key);
        }
        if (rowBytes.size() > MAX_ROW_BYTES) {
            throw UpdateFunctionException.leftState(
                    "of " + rowBytes.size() + " bytes, but a state has at most " + MAX_ROW_BYTES
                            + ": keep less per key",
                    null,
                    spec,
                    key);
        }
    }

    /** Makes an initial state look like one that was stored by an earlier batch. */
    private void becomeRow(K key, S initialState) {
        rowBytes.clear();
        Row.writeHead(rowBytes, true, Row.NO_DEADLINE, schemas.currentId());
        try {
            spec.stateSerializer().write(initialState, rowBytes);
        } catch (RuntimeException | StackOverflowError e) {
            throw UpdateFunctionException.notOfFunction(
                    "it has an initial state " + NullComponent.unwritable(spec.stateSerializer(), initialState, e),
                    e,
                    spec,
                    key);
        }
        byte[] bytes = rowBytes.toByteArray();
        row.reset(bytes, 0, bytes.length);
    }
}
