package dev.holdfast.spark;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.fragment.FragmentPlan;
import dev.holdfast.keyed.rows.StateSchemas;
import dev.holdfast.keyed.turns.BatchTimes;
import dev.holdfast.keyed.turns.Bytes;
import dev.holdfast.keyed.turns.EventKeys;
import dev.holdfast.keyed.turns.KeyTurns;
import dev.holdfast.keyed.turns.KeyedState;
import dev.holdfast.keyed.turns.UpdateFunctionException;
import dev.holdfast.keyed.turns.Wakeups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import org.apache.spark.sql.streaming.StatefulProcessorHandle;
import org.jspecify.annotations.Nullable;

/** One operator in a task: its turns for Spark's current key. */
final class StageTurns implements Wakeups {

    private final KeyedOperator<Object, Object, Object> operator;
    private final List<? extends DeclaredState<?>> declared;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Integer> inputs;
    private final List<Function<Object, Object>> keyFns = new ArrayList<>();
    private final DueIndex due;
    private final TurnCounts counts;
    private final KeyTurns<Object, Object, Object> turns;
    private BatchTimes times = BatchTimes.behindWatermark(EventTimes.NONE, EventTimes.NONE);

    StageTurns(
            FragmentPlan.Stage stage,
            StatefulProcessorHandle store,
            StoredCatalogs.Open catalog,
            DueIndex due,
            TurnCounts counts,
            ObjLongConsumer<Object> results) {
        operator = stage.operator();
        declared = operator.states();
        inputs = stage.inputOfStream();
        for (int stream = 0; stream < inputs.size(); stream++) {
            keyFns.add(stage.keyFn(stream));
        }
        this.due = due;
        this.counts = counts;
        catalog.givenUp().forEach(state -> store.deleteIfExists(SparkRows.name(operator.id(), state)));
        List<KeyedState<?>> states = new ArrayList<>();
        for (int number = 0; number < declared.size(); number++) {
            numbers.put(declared.get(number).name(), number);
            states.add(state(declared.get(number), catalog.schemas().schemas(number), store));
        }
        turns = new KeyTurns<>(operator, states, this, results, counts::forgiven);
    }

    @SuppressWarnings("unchecked") // the schemas of that state
    private <V> KeyedState<V> state(
            DeclaredState<V> state, @Nullable StateSchemas<?> schemas, StatefulProcessorHandle store) {
        return new KeyedState<>(state, (StateSchemas<V>) schemas, SparkRows.of(operator.id(), state, store));
    }

    KeyedOperator<Object, Object, Object> operator() {
        return operator;
    }

    /** From now on turns are at these times. */
    void at(long processingMillis, long watermarkMillis) {
        times = BatchTimes.behindWatermark(processingMillis, watermarkMillis);
        turns.at(times);
    }

    /** Runs the turns of rows whose timers have fired. */
    void fired(Bytes key, long firedMillis) {
        while (due.hasFired(firedMillis)) {
            Map<Long, List<RowPlace>> fired =
                    due.takeFired(firedMillis, place -> place.operatorId().equals(operator.id()));
            if (fired.isEmpty()) {
                return;
            }
            fired.forEach((millis, places) -> places.forEach(place -> woken(key, millis, place)));
            run(turns::runAll);
        }
    }

    private void woken(Bytes key, long millis, RowPlace place) {
        Integer number = numbers.get(place.state());
        if (number != null) {
            turns.woken(key, number, place.subKey(), SparkTimes.deadlineMillis(declared.get(number), millis));
        }
    }

    /** Whether an event is late, and counts it if so. */
    boolean isLate(ArrivedEvents.Arrived event) {
        boolean is = event.micros() != null
                && times.watermarkMillis() != EventTimes.NONE
                && operator.isLate(event.floorMillis(), times.lateMillis(), times.watermarkMillis());
        if (is) {
            counts.late();
        }
        return is;
    }

    /** The number of the operator's input that events of a stream are for. */
    int input(int stream) {
        return inputs.get(stream);
    }

    /** A turn with events, which may be none. */
    void events(Bytes key, ArrivedEvents events) {
        run(() -> turns.events(EventKeys.read(key, operator), key, events));
    }

    /** A turn with an event that may have no key. */
    void eventWithoutKey(Object event, int stream, ArrivedEvents alone) {
        run(() -> {
            Object key = EventKeys.of(event, keyFns.get(stream), operator);
            turns.events(key, EventKeys.bytes(key, operator), alone);
        });
    }

    /** The current key has a value before its first event. */
    void start(Object key, Bytes bytes, Object value) {
        run(() -> turns.start(key, bytes, value));
    }

    /** A task has ended. */
    void counted() {
        counts.own(turns::counted);
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (UpdateFunctionException failure) {
            failed(failure);
        }
    }

    /** One without a key fails before its turn, and may be forgiven; one that was not forgiven ends the query. */
    private void failed(UpdateFunctionException failure) {
        try {
            if (failure.key() == null) {
                turns.forgive(failure);
                return;
            }
        } catch (UpdateFunctionException again) {
            // falls through to the end of the query
        }
        throw new IllegalStateException(failure.text(), failure.getCause());
    }

    @Override
    public void enter(Bytes key) {
        // Spark's current key is the only one that has turns
    }

    @Override
    public void set(int state, Bytes subKey, long deadlineMillis) {
        due.set(SparkTimes.timerMillis(declared.get(state), deadlineMillis), place(state, subKey));
    }

    @Override
    public void cancel(int state, Bytes subKey, long deadlineMillis) {
        due.cancel(SparkTimes.timerMillis(declared.get(state), deadlineMillis), place(state, subKey));
    }

    private RowPlace place(int state, Bytes subKey) {
        return new RowPlace(operator.id(), declared.get(state).name(), subKey);
    }
}
