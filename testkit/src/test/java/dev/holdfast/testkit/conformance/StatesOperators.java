package dev.holdfast.testkit.conformance;

import dev.holdfast.operator.EventTimeFlatMapStates;
import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.StatesFn;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimers;
import dev.holdfast.state.ProcessingTimers;
import dev.holdfast.state.ValueState;
import dev.holdfast.testkit.Operators;
import dev.holdfast.testkit.Operators.Timed;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** The operators of group J whose update functions take their states as parameters. */
final class StatesOperators {

    static final StateParameter.OfValue<Long> COUNT = StateParameter.value("count", StateSerializers.int64());
    static final StateParameter.OfProcessingTimers<Bell> BELLS = StateParameter.processingTimers("bells", Bell.class);
    static final StateParameter.OfEventTimers<Alarm> ALARMS = StateParameter.eventTimers("alarms", Alarm.class);

    private StatesOperators() {}

    /** The timer in processing time. */
    enum Bell {
        IDLE
    }

    /** The timer in event time. */
    enum Alarm {
        IDLE
    }

    static FlatMapStates<String, String, String> runningCount() {
        return FlatMapStates.of(
                "runningCount",
                KeySerializers.string(),
                List.of(COUNT),
                (key, events, states, out) -> count(key, events, states, out));
    }

    /** Returns whether the key was new. */
    private static boolean count(String key, Iterator<?> events, StatesFn.States states, Emitter<String> out) {
        ValueState<Long> state = states.get(COUNT);
        boolean isNew = !state.exists();
        long count = state.orElse(0L) + Operators.count(events);
        if (count >= 3) {
            state.remove();
        } else {
            state.update(count);
            out.emit("(" + key + "," + count + ")");
        }
        return isNew;
    }

    /** The first call of some keys sets a timer. */
    static FlatMapStates<String, String, String> countWithTimer(Set<String> keys) {
        return ending(FlatMapStates.of(
                "countWithTimer", KeySerializers.string(), List.of(COUNT, BELLS), (key, events, states, out) -> {
                    if (count(key, events, states, out) && keys.contains(key)) {
                        states.get(BELLS).setAfter(Bell.IDLE, Duration.ofSeconds(5));
                    }
                }));
    }

    /** The second call of key a cancels the timer of the first and sets a later one. */
    static FlatMapStates<String, String, String> countWithLaterTimer() {
        return ending(FlatMapStates.of(
                "countWithLaterTimer", KeySerializers.string(), List.of(COUNT, BELLS), (key, events, states, out) -> {
                    boolean isNew = count(key, events, states, out);
                    ProcessingTimers<Bell> bells = states.get(BELLS);
                    if (key.equals("a")) {
                        bells.cancel(Bell.IDLE);
                        bells.setAfter(Bell.IDLE, Duration.ofMillis(isNew ? 5000 : 7500));
                    }
                }));
    }

    private static FlatMapStates<String, String, String> ending(FlatMapStates<String, String, String> operator) {
        return operator.onTimer(BELLS, (key, bell, at, states, out) -> end(key, states, out));
    }

    private static void end(String key, StatesFn.States states, Emitter<String> out) {
        states.get(COUNT).remove();
        out.emit("(" + key + ",-1)");
    }

    /** The latest event time of a key; a timer five seconds behind it removes it. Says nothing in a call without events. */
    static EventTimeFlatMapStates<String, Timed, String> eventTimeMax() {
        return EventTimeFlatMapStates.<String, Timed, String>of(
                        "eventTimeMax", KeySerializers.string(), List.of(COUNT, ALARMS), (key, events, states, out) -> {
                            long max = states.get(COUNT).orElse(0L);
                            boolean hasEvents = events.hasNext();
                            while (events.hasNext()) {
                                max = Math.max(max, events.next().seconds());
                            }
                            states.get(COUNT).update(max);
                            EventTimers<Alarm> alarms = states.get(ALARMS);
                            alarms.cancel(Alarm.IDLE);
                            alarms.set(Alarm.IDLE, Instant.ofEpochSecond(max + 5));
                            if (hasEvents) {
                                out.emit("(" + key + "," + max + ")");
                            }
                        })
                .onTimer(ALARMS, (key, alarm, at, states, out) -> end(key, states, out));
    }

    /** Sets a timer to zero while it reads, and changes its state between results; so does the timer's call. */
    static EventTimeFlatMapStates<String, Timed, String> lazy() {
        return EventTimeFlatMapStates.<String, Timed, String>of(
                        "lazy", KeySerializers.string(), List.of(COUNT, ALARMS), (key, events, states, out) -> {
                            while (events.hasNext()) {
                                long seconds = events.next().seconds();
                                out.emit(String.valueOf(seconds));
                                states.get(COUNT).update(seconds);
                                states.get(ALARMS).set(Alarm.IDLE, Instant.EPOCH);
                            }
                        })
                .onTimer(ALARMS, (key, alarm, at, states, out) -> {
                    states.get(COUNT).update(states.get(COUNT).orElse(0L) + 30);
                    out.emit(String.valueOf(states.get(COUNT).orElse(0L)));
                });
    }
}
