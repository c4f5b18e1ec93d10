package dev.holdfast.keyed.states;

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
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.StatesDeclaration;
import dev.holdfast.operator.StatesFn;
import dev.holdfast.state.Emitter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls an update function with the states of a key: each is rows of its own. Timers that are due are called behind the events of the batch, each once; what they
 * set to a time that has passed is due in the same batch.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
public final class StatesFunctionOperator<K, T, R> extends DeclaredOperator<K, T, R> {

    private final StatesDeclaration<K, T, R> declared;
    private final List<KeptState<?>> kept;
    private final List<DeclaredState<?>> states;
    private final List<DeclaredState.OfSubKeys<?, ?>> broadcasts;
    private final List<Timers<K, ?, R>> timers;
    private final boolean readsEventTimes;

    /** The operator that was declared. */
    public StatesFunctionOperator(StatesDeclaration<K, T, R> declared) {
        super(declared);
        this.declared = declared;
        kept = declared.parameters().stream()
                .<KeptState<?>>map(StatesFunctionOperator::kept)
                .toList();
        states = kept.stream().flatMap(state -> state.states().stream()).toList();
        broadcasts = kept.stream()
                .<DeclaredState.OfSubKeys<?, ?>>mapMulti((state, found) -> {
                    if (state instanceof KeptBroadcast<?, ?> broadcast) {
                        found.accept(broadcast.rows());
                    }
                })
                .toList();
        timers = timers(declared);
        readsEventTimes = kept.stream()
                .flatMap(state -> state.states().stream())
                .anyMatch(state -> state.deadlines() == Deadlines.DROP);
    }

    private static KeptState<?> kept(StateParameter<?> parameter) {
        if (parameter instanceof StateParameter.OfValue<?> value) {
            return new KeptValue<>(value);
        } else if (parameter instanceof StateParameter.OfMap<?, ?> map) {
            return new KeptMap<>(map);
        } else if (parameter instanceof StateParameter.OfList<?> list) {
            return new KeptList<>(list);
        } else if (parameter instanceof StateParameter.OfTimeSorted<?> sorted) {
            return new KeptTimeSorted<>(sorted);
        } else if (parameter instanceof StateParameter.OfEventTimers<?> events) {
            return KeptTimers.of(events);
        } else if (parameter instanceof StateParameter.OfBroadcast<?, ?> broadcast) {
            return new KeptBroadcast<>(broadcast);
        }
        return KeptTimers.of((StateParameter.OfProcessingTimers<?>) parameter);
    }

    /** Timers and what is called for them. */
    private record Timers<K, E extends Enum<E>, R>(
            KeptTimers<E, ?> kept, StatesFn.@Nullable OfTimer<K, ? super E, R> timerFn) {

        void call(K key, StatesCall.FiredTimer fired, E timer, StatesCall call, Emitter<R> out) {
            if (timerFn != null) {
                timerFn.call(key, timer, Instant.ofEpochMilli(fired.atMillis()), call, out);
            }
        }
    }

    private List<Timers<K, ?, R>> timers(StatesDeclaration<K, T, R> from) {
        List<Timers<K, ?, R>> all = new ArrayList<>();
        for (KeptState<?> state : kept) {
            if (state instanceof KeptTimers<?, ?> found) {
                all.add(timers(from, found));
            }
        }
        return all;
    }

    @SuppressWarnings("unchecked") // the function that was declared for these timers takes them
    private static <K, E extends Enum<E>, R> Timers<K, E, R> timers(
            StatesDeclaration<K, ?, R> from, KeptTimers<E, ?> found) {
        for (StatesDeclaration.OnTimers<K, ?, R> each : from.timerFns()) {
            if (each.timers() == found.parameter()) {
                return new Timers<>(found, (StatesFn.OfTimer<K, ? super E, R>) each.timerFn());
            }
        }
        return new Timers<>(found, null);
    }

    @Override
    public List<DeclaredState<?>> states() {
        return states;
    }

    @Override
    public List<DeclaredState.OfSubKeys<?, ?>> broadcasts() {
        return broadcasts;
    }

    @Override
    public boolean readsEventTimes() {
        return readsEventTimes;
    }

    @Override
    public boolean takesDueRowsAgain() {
        return true;
    }

    @Override
    public @Nullable StartingRows<K, ?> startingRows() {
        StatesDeclaration.Starting<K, ?> starting = declared.starting();
        return starting == null ? null : startingRows(starting);
    }

    private <V> StartingRows<K, V> startingRows(StatesDeclaration.Starting<K, V> starting) {
        for (KeptState<?> state : kept) {
            if (state.parameter() == starting.parameter()) {
                @SuppressWarnings("unchecked") // the state of that parameter
                KeptValue<V> value = (KeptValue<V>) state;
                return new StartingRows<>(value.row(), starting.values());
            }
        }
        throw new IllegalStateException("a declaration starts only with a state of its own");
    }

    @Override
    public void events(Turn<K, R> turn, Events<T> events) {
        TimedEvents<T> timed = readsEventTimes ? new TimedEvents<>(events) : null;
        Iterator<T> read = timed == null ? events : timed;
        StatesCall call = new StatesCall(turn, kept, timed, null);
        TurnEmitter<R> emitter = new TurnEmitter<>(turn, EventTimes.NONE);
        try {
            declared.eventsFn().call(turn.key(), read, call, emitter);
            call.write();
        } finally {
            call.end();
            emitter.end();
        }
    }

    @Override
    public void due(Turn<K, R> turn, DueRow row) {
        for (Timers<K, ?, R> each : timers) {
            if (each.kept().states().get(0) == row.state()) {
                fire(turn, row, each);
                return;
            }
        }
        throw new IllegalStateException("rows of " + row.state() + " are dropped");
    }

    private <E extends Enum<E>> void fire(Turn<K, R> turn, DueRow row, Timers<K, E, R> due) {
        E timer = due.kept().timer(row);
        StatesCall.FiredTimer fired = new StatesCall.FiredTimer(due.kept(), timer, row.deadlineMillis());
        StatesCall call = new StatesCall(turn, kept, null, fired);
        due.kept().clear(call, timer);
        TurnEmitter<R> emitter = new TurnEmitter<>(turn, row.deadlineMillis());
        try {
            due.call(turn.key(), fired, timer, call, emitter);
            call.write();
        } finally {
            call.end();
            emitter.end();
        }
    }

    /** A timer whose call failed is no longer set. */
    @Override
    public void forgiven(Turn<K, R> turn, DueRow due, OneRow<?> row) {
        row.remove();
    }
}
