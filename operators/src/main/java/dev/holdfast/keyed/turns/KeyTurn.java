package dev.holdfast.keyed.turns;

import dev.holdfast.keyed.BroadcastRows;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.Rows;
import dev.holdfast.keyed.Turn;
import dev.holdfast.keyed.UnwritableValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The turn that is under way: one object for all turns. Results wait until the turn has ended well.
 *
 * @param <K> the type of the key
 * @param <R> the type of the results
 */
public final class KeyTurn<K, R> implements Turn<K, R> {

    private final KeyedOperator<K, ?, R> operator;
    private final DeclaredState<?>[] declared;
    private final List<String> metrics;
    private final long[] counted;
    private final long[] countedInTurn;
    private final OpenState[] states;
    private final List<SharedRows<?, ?>> broadcasts;
    private final ObjLongConsumer<? super R> results;
    private final List<R> emitted = new ArrayList<>();
    private long[] emittedTimes = new long[4];
    private BatchTimes times;
    private @Nullable K key;
    private boolean sawNull;

    /**
     * Turns of an operator.
     *
     * @param times those of the batch; see {@link #at}
     * @param states in the order of those of the operator
     * @param broadcasts what it reads of another operator
     * @param results takes the results of a turn when it has ended well, with their times
     */
    public KeyTurn(
            BatchTimes times,
            KeyedOperator<K, ?, R> operator,
            OpenState[] states,
            List<SharedRows<?, ?>> broadcasts,
            ObjLongConsumer<? super R> results) {
        this.times = times;
        this.operator = operator;
        this.broadcasts = broadcasts;
        declared = operator.states().toArray(DeclaredState<?>[]::new);
        metrics = operator.metrics();
        counted = new long[metrics.size()];
        countedInTurn = new long[counted.length];
        this.states = states;
        this.results = results;
    }

    /** From now on, turns are at these times. */
    public void at(BatchTimes newTimes) {
        times = newTimes;
    }

    /** Begins a turn. */
    public void begin(K newKey) {
        key = newKey;
        emitted.clear();
        sawNull = false;
    }

    /**
     * Hands results on, and keeps what was changed.
     *
     * @param counts whether the changes are told in the progress
     */
    public void commit(boolean counts) {
        for (OpenState state : states) {
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

    /** Ends a turn that failed: nothing of it is left. */
    public void rollBack() {
        for (OpenState state : states) {
            state.rollBack();
        }
        Arrays.fill(countedInTurn, 0);
        emitted.clear();
        key = null;
    }

    /**
     * Why the turn has failed, if it has; to be asked once, before its end.
     *
     * @param thrown what the operator threw; null for nothing. An error that leaves the virtual machine in doubt is not the operator's, so it is thrown as it is
     */
    public @Nullable UpdateFunctionException failure(@Nullable Throwable thrown) {
        if (thrown instanceof Error error && UpdateFunctionException.isFatal(error)) {
            throw error;
        }
        RuntimeException unreadable = takeUnreadable();
        if (unreadable != null) {
            return UpdateFunctionException.notOfFunction(
                    "its state cannot be read: " + unreadable, unreadable, operator, key());
        } else if (sawNull) {
            // Whatever the operator did with what it was told.
            return UpdateFunctionException.gaveNull(thrown, operator, key());
        } else if (thrown instanceof UnwritableValueException problem) {
            return UpdateFunctionException.leftState(
                    String.valueOf(problem.getMessage()), problem.getCause(), operator, key());
        }
        return thrown == null ? null : UpdateFunctionException.threw(thrown, operator, key());
    }

    /** Why a stored value could not be read in this turn; null if all could. */
    private @Nullable RuntimeException takeUnreadable() {
        RuntimeException first = null;
        for (OpenState state : states) {
            RuntimeException unreadable = state.takeUnreadable();
            first = first == null ? unreadable : first;
        }
        for (SharedRows<?, ?> broadcast : broadcasts) {
            RuntimeException unreadable = broadcast.takeUnreadable();
            first = first == null ? unreadable : first;
        }
        return first;
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
    public long counted(int metric) {
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
