package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.BroadcastRows;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.Rows;
import dev.holdfast.keyed.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The turn that is under way in a key group: one object for all turns. Results wait until the turn has ended well.
 *
 * @param <K> the type of the key
 * @param <R> the type of the results
 */
final class KeyTurn<K, R> implements Turn<K, R> {

    private final BatchTimes times;
    private final DeclaredState<?>[] declared;
    private final List<String> metrics;
    private final long[] counted;
    private final long[] countedInTurn;
    private final TurnState[] states;
    private final List<SharedRows<?, ?>> broadcasts;
    private final ObjLongConsumer<? super R> results;
    private final List<R> emitted = new ArrayList<>();
    private long[] emittedTimes = new long[4];
    private @Nullable K key;
    private boolean sawNull;

    /**
     * No turn yet.
     *
     * @param states in the order of those of the operator
     * @param broadcasts what it reads of another
     */
    KeyTurn(
            BatchTimes times,
            KeyedOperator<K, ?, R> operator,
            TurnState[] states,
            List<SharedRows<?, ?>> broadcasts,
            ObjLongConsumer<? super R> results) {
        this.times = times;
        this.broadcasts = broadcasts;
        declared = operator.states().toArray(DeclaredState<?>[]::new);
        metrics = operator.metrics();
        counted = new long[metrics.size()];
        countedInTurn = new long[counted.length];
        this.states = states;
        this.results = results;
    }

    void begin(K newKey) {
        key = newKey;
        emitted.clear();
        sawNull = false;
    }

    /**
     * Hands results on, and keeps what was changed.
     *
     * @param counts whether the changes are told in the progress
     */
    void commit(boolean counts) {
        for (TurnState state : states) {
            state.commit(counts);
        }
        for (int metric = 0; metric < counted.length; metric++) {
            counted[metric] += countedInTurn[metric];
            countedInTurn[metric] = 0;
        }
        for (int i = 0; i < emitted.size(); i++) {
            results.accept(emitted.get(i), emittedTimes[i]);
        }
        emitted.clear();
        key = null;
    }

    void rollBack() {
        for (TurnState state : states) {
            state.rollBack();
        }
        Arrays.fill(countedInTurn, 0);
        emitted.clear();
        key = null;
    }

    /** Why a stored value could not be read in this turn; null if all could. */
    @Nullable
    RuntimeException takeUnreadable() {
        RuntimeException first = null;
        for (TurnState state : states) {
            RuntimeException unreadable = state.takeUnreadable();
            first = first == null ? unreadable : first;
        }
        for (SharedRows<?, ?> broadcast : broadcasts) {
            RuntimeException unreadable = broadcast.takeUnreadable();
            first = first == null ? unreadable : first;
        }
        return first;
    }

    /** Whether the turn gave a null, which fails it even if the operator caught what it was told. */
    boolean sawNull() {
        return sawNull;
    }

    @Override
    public K key() {
        if (key == null) {
            throw new IllegalStateException("A turn is valid only during the call that received it.");
        }
        return key;
    }

    @Override
    public long processingMillis() {
        return times.processingMillis();
    }

    @Override
    public long watermarkMillis() {
        return times.watermarkMillis();
    }

    @Override
    public long beforeMillis() {
        return times.beforeMillis();
    }

    @Override
    @SuppressWarnings("unchecked") // the state at a place is the one that was declared there
    public <V> OneRow<V> row(DeclaredState.OfKey<V> state) {
        return (OneRow<V>) view(state);
    }

    @Override
    @SuppressWarnings("unchecked") // the state at a place is the one that was declared there
    public <Q, V> Rows<Q, V> rows(DeclaredState.OfSubKeys<Q, V> state) {
        return (Rows<Q, V>) view(state);
    }

    @Override
    @SuppressWarnings("unchecked") // the rows are read as the operator has declared them
    public <Q, V> BroadcastRows<Q, V> broadcast(DeclaredState.OfSubKeys<Q, V> state) {
        for (SharedRows<?, ?> broadcast : broadcasts) {
            if (broadcast.asked() == state) {
                return (BroadcastRows<Q, V>) broadcast;
            }
        }
        return Turn.super.broadcast(state);
    }

    @Override
    @SuppressWarnings("ConstantValue") // operators of others need not be null-marked
    public void emit(R result, long eventTimeMillis) {
        if (result == null) {
            sawNull = true;
            throw new NullPointerException("A result is null: leave it out, or give an Optional.");
        }
        int place = emitted.size();
        if (place == emittedTimes.length) {
            emittedTimes = Arrays.copyOf(emittedTimes, 2 * place);
        }
        emitted.add(result);
        emittedTimes[place] = eventTimeMillis;
    }

    @Override
    public void count(String metric, long number) {
        int place = metrics.indexOf(metric);
        if (place < 0) {
            throw new IllegalArgumentException(
                    "'" + metric + "' is not one of the operator's figures: return it from metrics()");
        }
        countedInTurn[place] += number;
    }

    /** What all turns so far have added to a figure, by its place among those of the operator. */
    long counted(int metric) {
        return counted[metric];
    }

    private Object view(DeclaredState<?> state) {
        for (int place = 0; place < declared.length; place++) {
            if (declared[place] == state) {
                return states[place].view();
            }
        }
        throw new IllegalArgumentException(state + " is not one of the operator's states: return it from states()");
    }
}
