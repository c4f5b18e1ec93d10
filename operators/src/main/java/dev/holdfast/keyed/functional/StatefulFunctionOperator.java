package dev.holdfast.keyed.functional;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredOperator;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.StartingRows;
import dev.holdfast.keyed.TimedEvent;
import dev.holdfast.keyed.Turn;
import dev.holdfast.keyed.TurnEmitter;
import dev.holdfast.operator.FunctionalDeclaration;
import dev.holdfast.operator.InitialState;
import dev.holdfast.operator.TimeoutMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Applies a function to the events of a key, in the order of their times, those of one time as they arrived. Before an event that is later than the end of the state, the state
 * ends; so it does not matter whether its own turn or the event comes first. Times are compared in whole milliseconds.
 *
 * <p>The state and its end are the value and the deadline of one row.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
public final class StatefulFunctionOperator<K, T, S, R> extends DeclaredOperator<K, T, R> {

    private final FunctionalDeclaration<K, T, S, R> declared;
    private final boolean isEventTime;
    private final DeclaredState.OfKey<S> state;

    /** The operator that was declared. */
    public StatefulFunctionOperator(FunctionalDeclaration<K, T, S, R> declared) {
        super(declared);
        this.declared = declared;
        isEventTime = declared.timeoutMode() == TimeoutMode.EVENT_TIME;
        state = DeclaredState.ofKey("", "state of a function", declared.stateSerializer(), Deadlines.CALL);
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of(state);
    }

    @Override
    public boolean readsEventTimes() {
        return isEventTime;
    }

    @Override
    public List<String> metrics() {
        return List.of(WITHOUT_TIME);
    }

    @Override
    public @Nullable StartingRows<K, S> startingRows() {
        InitialState<K, S> initial = declared.initialState();
        return initial == null ? null : new StartingRows<>(state, initial);
    }

    @Override
    public void events(Turn<K, R> turn, Events<T> events) {
        Changes changes = new Changes(turn, turn.row(state));
        for (TimedEvent<T> each : inOrder(turn, events)) {
            changes.endIfBefore(each.timeMillis());
            changes.apply(each.event(), each.timeMillis());
        }
        changes.write();
    }

    private List<TimedEvent<T>> inOrder(Turn<K, R> turn, Events<T> events) {
        List<TimedEvent<T>> all = new ArrayList<>();
        long withoutTime = 0;
        while (events.hasNext()) {
            T event = events.next();
            long atMillis = isEventTime ? events.eventTimeMillis() : turn.processingMillis();
            if (atMillis == EventTimes.NONE) {
                withoutTime++;
            } else {
                all.add(new TimedEvent<>(atMillis, event));
            }
        }
        if (withoutTime > 0) {
            turn.count(WITHOUT_TIME, withoutTime);
        }
        if (isEventTime && all.size() > 1) {
            all.sort(Comparator.comparingLong(TimedEvent::timeMillis));
        }
        return all;
    }

    @Override
    public void due(Turn<K, R> turn, DueRow row) {
        Changes changes = new Changes(turn, turn.row(state));
        changes.end();
        changes.write();
    }

    /** A state whose end failed is gone. */
    @Override
    public void forgiven(Turn<K, R> turn, DueRow due, OneRow<?> row) {
        row.remove();
    }

    /** What becomes of the state of a key in a turn. */
    private final class Changes {

        private final Turn<K, R> turn;
        private final OneRow<S> row;
        private @Nullable S value;
        private long endMillis;

        Changes(Turn<K, R> turn, OneRow<S> row) {
            this.turn = turn;
            this.row = row;
            value = row.value();
            endMillis = row.deadlineMillis();
            if (value != null && endMillis == OneRow.NO_DEADLINE) {
                // One that keys had before the first batch.
                endMillis = endMillis(value);
            }
        }

        void endIfBefore(long atMillis) {
            if (value != null && endMillis != OneRow.NO_DEADLINE && endMillis < atMillis) {
                end();
            }
        }

        void end() {
            S ended = Objects.requireNonNull(value);
            value = null;
            if (declared.onExpire() != null) {
                TurnEmitter<R> emitter = new TurnEmitter<>(turn, endMillis);
                declared.onExpire().close(turn.key(), ended, emitter);
                emitter.end();
            }
        }

        void apply(T event, long atMillis) {
            TurnEmitter<R> emitter = new TurnEmitter<>(turn, isEventTime ? atMillis : EventTimes.NONE);
            value = declared.onEvent().next(turn.key(), event, Instant.ofEpochMilli(atMillis), value, emitter);
            emitter.end();
            endMillis = value == null ? OneRow.NO_DEADLINE : endMillis(value);
        }

        void write() {
            if (value == null) {
                row.remove();
            } else {
                row.put(value, endMillis);
            }
        }

        private long endMillis(S of) {
            Instant end =
                    declared.expireAt() == null ? null : declared.expireAt().of(of);
            return end == null ? OneRow.NO_DEADLINE : EventTimes.floorMillis(end);
        }
    }
}
