package dev.holdfast.testkit.conformance;

import dev.holdfast.Stream;
import dev.holdfast.operator.EventTimeFlatMapStates;
import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.StatesFn;
import dev.holdfast.operator.Ttl;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.Emitter;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** Operators with several states whose events say what a call does with them. A timer that is due is emitted with its key. */
final class Acts {

    static final StateParameter.OfValue<Long> VALUE = StateParameter.value("value", StateSerializers.int64());
    static final StateParameter.OfValue<String> FADING = StateParameter.value("fading", StateSerializers.string())
            .withTtl(Ttl.ofProcessingTime(Duration.ofMinutes(1)));
    static final StateParameter.OfMap<String, Long> MAP =
            StateParameter.map("map", KeySerializers.string(), StateSerializers.int64());
    static final StateParameter.OfList<Long> LIST = StateParameter.list("list", StateSerializers.int64());
    static final StateParameter.OfTimeSorted<Long> SORTED =
            StateParameter.timeSorted("sorted", StateSerializers.int64());
    static final StateParameter.OfEventTimers<Alarm> ALARMS = StateParameter.eventTimers("alarms", Alarm.class);
    static final StateParameter.OfProcessingTimers<Alarm> BELLS = StateParameter.processingTimers("bells", Alarm.class);

    private Acts() {}

    /** Timers. */
    enum Alarm {
        FIRST,
        SECOND,
        THIRD
    }

    /** What a call does. */
    @FunctionalInterface
    interface Body {
        void act(StatesFn.States states, Emitter<String> out);
    }

    /** An event. */
    record Act(String key, long seconds, Body body) {

        static Act of(String key, Body body) {
            return new Act(key, 0, body);
        }

        Instant at() {
            return Instant.ofEpochSecond(seconds);
        }
    }

    static Script<Act> inProcessingTime() {
        return script(processingTime());
    }

    static Script<Act> script(FlatMapStates<String, Act, String> operator) {
        return Script.of((source, sink) -> Stream.from(source)
                .groupByKey(Act::key)
                .flatMapGroupsWithState(operator)
                .writeTo(sink));
    }

    static Script<Act> inEventTime() {
        return Script.of((source, sink) -> Stream.from(source)
                .withWatermark(Act::at, Duration.ZERO)
                .groupByKey(Act::key)
                .flatMapGroupsWithState(eventTime())
                .writeTo(sink));
    }

    /** In key {@code chain} the first bell sets the third one to a second later. */
    static FlatMapStates<String, Act, String> processingTime() {
        return FlatMapStates.<String, Act, String>of(
                        "acts", KeySerializers.string(), List.of(VALUE, FADING, MAP, LIST, SORTED, BELLS), Acts::obey)
                .onTimer(BELLS, (key, bell, at, states, out) -> {
                    out.emit(text(key, bell, at));
                    if (key.equals("chain") && bell == Alarm.FIRST) {
                        states.get(BELLS).set(Alarm.THIRD, at.plusSeconds(1));
                    }
                });
    }

    static EventTimeFlatMapStates<String, Act, String> eventTime() {
        return EventTimeFlatMapStates.<String, Act, String>of(
                        "timedActs", KeySerializers.string(), List.of(VALUE, ALARMS), Acts::obey)
                .onTimer(ALARMS, (key, alarm, at, states, out) -> out.emit(text(key, alarm, at)));
    }

    private static void obey(String key, Iterator<Act> acts, StatesFn.States states, Emitter<String> out) {
        acts.forEachRemaining(act -> act.body().act(states, out));
    }

    private static String text(String key, Alarm timer, Instant at) {
        return key + " " + timer + "@" + at.getEpochSecond();
    }
}
