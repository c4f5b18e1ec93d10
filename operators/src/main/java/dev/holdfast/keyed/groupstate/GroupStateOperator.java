package dev.holdfast.keyed.groupstate;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredOperator;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.StartingRows;
import dev.holdfast.keyed.Turn;
import dev.holdfast.keyed.TurnEmitter;
import dev.holdfast.operator.InitialState;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.operator.TimeoutMode;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls an update function with the group state of a key: one state and one timeout, which are the value and the deadline of one row.
 *
 * <p>A key is called at most once in a batch: a call with events clears the timeout or sets it anew, so a key with events gets no
 * timeout call in the same batch. A timeout that a call leaves due fires in the next one.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
public final class GroupStateOperator<K, T, S, R> extends DeclaredOperator<K, T, R> {

    /** What a checkpoint says of the rows of group state. */
    public static final String KIND = "group state";

    private final OperatorSpec<K, T, S, R> spec;
    private final DeclaredState.OfKey<S> state;
    private final List<DeclaredState<?>> states;

    public GroupStateOperator(OperatorSpec<K, T, S, R> spec) {
        super(spec);
        this.spec = spec;
        Deadlines deadlines = spec.timeoutMode() == TimeoutMode.NONE ? Deadlines.NONE : Deadlines.CALL;
        state = DeclaredState.ofKey("", KIND, spec.stateSerializer(), deadlines);
        states = List.of(state);
    }

    @Override
    public List<DeclaredState<?>> states() {
        return states;
    }

    @Override
    public boolean readsEventTimes() {
        return false;
    }

    @Override
    public boolean takesDueRowsBehindEvents() {
        return false;
    }

    @Override
    public @Nullable StartingRows<K, S> startingRows() {
        InitialState<K, S> initial = spec.initialState();
        return initial == null ? null : new StartingRows<>(state, initial);
    }

    @Override
    public void events(Turn<K, R> turn, Events<T> events) {
        call(turn, events, OneRow.NO_DEADLINE);
    }

    @Override
    public void due(Turn<K, R> turn, DueRow row) {
        call(turn, Collections.emptyIterator(), row.deadlineMillis());
    }

    private void call(Turn<K, R> turn, Iterator<T> events, long firedMillis) {
        OneRow<S> row = turn.row(state);
        GroupStateCall<S> call = new GroupStateCall<>(spec.timeoutMode(), turn, row, firedMillis);
        TurnEmitter<R> emitter =
                new TurnEmitter<>(turn, firedMillis == OneRow.NO_DEADLINE ? EventTimes.NONE : firedMillis);
        try {
            spec.updateFn().call(turn.key(), events, call, emitter);
        } finally {
            call.end();
            emitter.end();
        }
        record(call, row);
    }

    /**
     * Decides what becomes of the row. It is removed if the call removed the state and set no timeout, and also if it would
     * hold neither state nor timeout: nothing would ever call or read it again.
     */
    private static <S> void record(GroupStateCall<S> call, OneRow<S> row) {
        boolean timeoutChanged = call.deadlineMillis() != row.deadlineMillis();
        if (!call.wasUpdated() && !call.wasRemoved() && !timeoutChanged) {
            return;
        }
        if (call.wasUpdated()) {
            row.put(call.value(), call.deadlineMillis());
        } else if (call.hasValue()) {
            row.putDeadline(call.deadlineMillis());
        } else {
            row.putDeadlineOnly(call.deadlineMillis());
        }
    }
}
