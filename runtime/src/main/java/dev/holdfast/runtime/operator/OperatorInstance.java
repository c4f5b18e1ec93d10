package dev.holdfast.runtime.operator;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.keyed.turns.BatchTimes;
import dev.holdfast.keyed.turns.SharedRows;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.runtime.store.KeyList;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A stateful operator with its states, for the run of a query. It hands out an {@link OperatorBatch} for each batch. Used by the thread
 * of the query's loop, but for the calls of an operator batch.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events, of all inputs
 * @param <R> the type of the results
 */
public final class OperatorInstance<K, T, R> {

    private final KeyedOperator<K, T, R> operator;
    private final List<Function<? super T, ? extends K>> keyFns;
    private final List<StateInstance<?>> states = new ArrayList<>();
    private final int keyGroups;
    private final Clock clock;
    private final InterruptGuard interrupts;
    private final String name;
    private final CallBuffers.Pool<K, T> buffers;
    private final Intake.Pool<K, T> intakes;
    private @Nullable SharedStates shared;
    private @Nullable SharedStates read;
    private InitialStates<K> initial = InitialStates.none();
    private boolean isFirst;

    /**
     * Asks a store for the operator's states.
     *
     * @param keyFns of each input
     * @param stored what a checkpoint says of the operator, whose rows will be restored; null if it has none
     */
    public OperatorInstance(
            KeyedOperator<K, T, R> operator,
            List<Function<? super T, ? extends K>> keyFns,
            @Nullable OperatorRecord stored,
            StateStore store,
            int keyGroups,
            Clock clock,
            InterruptGuard interrupts) {
        this.operator = operator;
        this.keyFns = List.copyOf(keyFns);
        this.keyGroups = keyGroups;
        this.clock = clock;
        this.interrupts = interrupts;
        name = "operator '" + operator.id() + "'";
        for (DeclaredState<?> state : operator.states()) {
            states.add(new StateInstance<>(
                    operator.id(),
                    state,
                    operator.timeoutMode(),
                    stored == null ? null : stored.state(state.name()).orElse(null),
                    store,
                    keyGroups));
        }
        buffers = new CallBuffers.Pool<>(states.size(), operator.readsEventTimes());
        intakes = new Intake.Pool<>(this);
    }

    /** What it does with a key. */
    public KeyedOperator<K, T, R> operator() {
        return operator;
    }

    /** What it keeps, as the operator lists it. */
    public List<StateInstance<?>> states() {
        return Collections.unmodifiableList(states);
    }

    /** What operators that run behind it read of its rows. From now on a copy of them is held. */
    public SharedStates share() {
        SharedStates own = shared == null ? new SharedStates(states(), keyGroups) : shared;
        shared = own;
        return own;
    }

    /** What others read of its rows; null if nobody does. */
    public @Nullable SharedStates shared() {
        return shared;
    }

    /** Says what its turns read of another operator, if it asks for that. */
    public void read(SharedStates others) {
        read = others;
    }

    /** Reads it in the turns of one key group. */
    List<SharedRows<?, ?>> broadcasts() {
        if (operator.broadcasts().isEmpty()) {
            return List.of();
        } else if (read == null) {
            throw new IllegalStateException(
                    name + " reads a broadcast, but none stands beside it: put withBroadcast(…) before it");
        }
        return read.readers(operator.broadcasts());
    }

    /**
     * Called when the query starts, if the operator has not had its first batch, to which its initial states belong. They are
     * read now, so that a fault of them is one of the start; what comes to a source until the batch counts too.
     *
     * @throws IllegalArgumentException if one of them cannot be used
     */
    public void readInitialStates() {
        initial = InitialStates.read(operator);
        isFirst = true;
    }

    /**
     * Begins a batch.
     *
     * @param limits the most due timeouts that it calls, and the most bytes of their rows
     */
    public OperatorBatch<K, T, R> begin(long batchId, BatchTimes times, ReadLimits limits) {
        InitialStates<K> ofThisBatch = isFirst ? initial.orNewer(operator) : initial;
        isFirst = false;
        initial = InitialStates.none();
        return new OperatorBatch<>(this, times, limits, ofThisBatch, batchId);
    }

    /**
     * Called when the state is restored, before it is used.
     *
     * @throws dev.holdfast.engine.CheckpointIncompatibleException if there are rows that cannot be read
     */
    public void restored() {
        states.forEach(StateInstance::restored);
        if (shared != null) {
            shared.load();
        }
    }

    /** Everything that is stored, by state, key group and key bytes. Not while the store is changed. */
    public List<StoredState<K, ?>> storedStates() {
        List<StoredState<K, ?>> all = new ArrayList<>();
        for (StateInstance<?> state : states) {
            StoredState.Reader<K, ?> reader = new StoredState.Reader<>(operator.keySerializer(), state);
            for (int keyGroup = 0; keyGroup < keyGroups; keyGroup++) {
                state.keyGroup(keyGroup)
                        .forEach((key, keyOffset, keyLength, row, rowOffset, rowLength) ->
                                all.add(reader.read(key, keyOffset, keyLength, row, rowOffset, rowLength)));
            }
        }
        return all;
    }

    /**
     * The earliest deadline in a time for which the operator is called, if it is before a threshold; otherwise a time between the two, or {@link Long#MAX_VALUE}.
     */
    public long nextDeadlineMillis(TimeoutMode time, long thresholdMillis) {
        return states.stream()
                .mapToLong(state -> state.nextDeadlineMillis(time, thresholdMillis))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** The number of rows of all states. */
    public long rows() {
        return sum(StateInstance::rows);
    }

    /** The number of rows with a deadline. */
    public long timers() {
        return sum(StateInstance::timers);
    }

    /** The bytes of memory that the rows take. */
    public long memoryUsedBytes() {
        return sum(StateInstance::memoryUsedBytes);
    }

    /** The number of rows in the fullest key group. */
    public long largestKeyGroupRows() {
        long largest = 0;
        for (int keyGroup = 0; keyGroup < keyGroups; keyGroup++) {
            long rows = 0;
            for (StateInstance<?> state : states) {
                rows += state.keyGroup(keyGroup).rows();
            }
            largest = Math.max(largest, rows);
        }
        return largest;
    }

    Function<? super T, ? extends K> keyFn(int inputNumber) {
        return keyFns.get(inputNumber);
    }

    int keyGroups() {
        return keyGroups;
    }

    Clock clock() {
        return clock;
    }

    InterruptGuard interrupts() {
        return interrupts;
    }

    /** For people: {@code operator 'sessions'}. */
    String name() {
        return name;
    }

    CallBuffers.Pool<K, T> buffers() {
        return buffers;
    }

    Intake.Pool<K, T> intakes() {
        return intakes;
    }

    /** Whether what a key has written may be looked at again in the same batch. */
    boolean mayLookAgain() {
        return states.size() > 1
                || operator.takesDueRowsAgain()
                || states.stream()
                        .anyMatch(state -> state.drops() || (state.calls() && operator.takesDueRowsBehindEvents()));
    }

    /** Announces the keys that will be asked for, to the states that have one row for each. */
    void prefetch(int keyGroup, KeyList keys) {
        for (StateInstance<?> state : states) {
            if (state.declared() instanceof DeclaredState.OfKey<?>) {
                state.keyGroup(keyGroup).prefetch(keys);
            }
        }
    }

    private long sum(ToLongFunction<StateInstance<?>> figure) {
        return states.stream().mapToLong(figure).sum();
    }
}
