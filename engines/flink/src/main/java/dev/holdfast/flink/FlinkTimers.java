package dev.holdfast.flink;

import dev.holdfast.flink.bytes.RowPlace;
import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.turns.Bytes;
import dev.holdfast.keyed.turns.Wakeups;
import dev.holdfast.operator.TimeoutMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.jspecify.annotations.Nullable;

/** The deadlines of rows as Flink's timers: one for each row, which knows its place by itself. */
final class FlinkTimers implements Wakeups {

    private final InternalTimerService<RowPlace> service;
    private final Consumer<Bytes> keyFn;
    private final List<? extends DeclaredState<?>> states;
    private final boolean[] areByClock;
    private final Map<String, Integer> numbers = new HashMap<>();

    /** @param keyFn makes a key the current one */
    FlinkTimers(InternalTimerService<RowPlace> service, Consumer<Bytes> keyFn, KeyedOperator<?, ?, ?> operator) {
        this.service = service;
        this.keyFn = keyFn;
        states = operator.states();
        areByClock = new boolean[states.size()];
        for (int number = 0; number < areByClock.length; number++) {
            DeclaredState<?> state = states.get(number);
            areByClock[number] = state.deadlines().time(operator.timeoutMode()) == TimeoutMode.PROCESSING_TIME;
            numbers.put(state.name(), number);
        }
    }

    /** The number of the state of a timer; null if it was given up. */
    @Nullable
    Integer number(RowPlace place) {
        return numbers.get(place.state());
    }

    /** The deadline that a timer was set for. */
    long deadlineMillis(int state, long timerMillis) {
        return timerMillis - delay(state);
    }

    /** A row that drops when events at its deadline are late is seen by those until one millisecond later. */
    private int delay(int state) {
        return states.get(state).deadlines() == Deadlines.DROP_WHEN_LATE ? 1 : 0;
    }

    @Override
    public void enter(Bytes key) {
        keyFn.accept(key);
    }

    @Override
    public void set(int state, Bytes subKey, long deadlineMillis) {
        RowPlace place = new RowPlace(states.get(state).name(), subKey);
        long millis = deadlineMillis + delay(state);
        if (areByClock[state]) {
            service.registerProcessingTimeTimer(place, millis);
        } else {
            service.registerEventTimeTimer(place, millis);
        }
    }

    @Override
    public void cancel(int state, Bytes subKey, long deadlineMillis) {
        RowPlace place = new RowPlace(states.get(state).name(), subKey);
        long millis = deadlineMillis + delay(state);
        if (areByClock[state]) {
            service.deleteProcessingTimeTimer(place, millis);
        } else {
            service.deleteEventTimeTimer(place, millis);
        }
    }
}
