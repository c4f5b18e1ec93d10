package dev.holdfast.testkit.conformance;

import dev.holdfast.Stream;
import dev.holdfast.operator.EngineGroupState;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.GroupState;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Consumer;

/** Operators whose events say what a call does. A timeout call does what the key is called, and emits the key. */
final class Calls {

    /** What a call does; {@link EngineGroupState} offers even what the function's own kind of state would not. */
    interface Body extends Consumer<EngineGroupState<Long>> {}

    /** An event. */
    record Call(String key, long seconds, Body body) {

        static Call of(String key, Body body) {
            return new Call(key, 0, body);
        }

        Instant at() {
            return Instant.ofEpochSecond(seconds);
        }
    }

    private Calls() {}

    static Script<Call> withoutTimeout() {
        return Script.of((source, sink) -> Stream.from(source)
                .groupByKey(Call::key)
                .flatMapGroupsWithState(none())
                .writeTo(sink));
    }

    static Script<Call> inProcessingTime() {
        return Script.of((source, sink) -> Stream.from(source)
                .groupByKey(Call::key)
                .flatMapGroupsWithState(processingTime())
                .writeTo(sink));
    }

    static Script<Call> inEventTime() {
        return Script.of((source, sink) -> Stream.from(source)
                .withWatermark(Call::at, Duration.ZERO)
                .groupByKey(Call::key)
                .flatMapGroupsWithState(eventTime())
                .writeTo(sink));
    }

    static FlatMapGroups<String, Call, Long, String> none() {
        return FlatMapGroups.withoutTimeout(
                "calls",
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state, out) -> run(key, events, state));
    }

    static FlatMapGroups<String, Call, Long, String> processingTime() {
        return FlatMapGroups.withProcessingTimeTimeout(
                "calls", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    run(key, events, state);
                    if (state.hasTimedOut()) {
                        out.emit(key);
                    }
                });
    }

    static EventTimeFlatMapGroups<String, Call, Long, String> eventTime() {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                "calls", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    run(key, events, state);
                    if (state.hasTimedOut()) {
                        out.emit(key);
                    }
                });
    }

    private static void run(String key, Iterator<Call> events, GroupState<Long> handle) {
        EngineGroupState<Long> state = (EngineGroupState<Long>) handle;
        events.forEachRemaining(call -> call.body().accept(state));
        if (state.hasTimedOut()) {
            timeOut(key, state);
        }
    }

    private static void timeOut(String key, EngineGroupState<Long> state) {
        if (key.startsWith("update")) {
            state.update(5L);
        }
        if (key.startsWith("remove")) {
            state.remove();
        }
        if (key.endsWith("rearm")) {
            state.setTimeoutDuration(Duration.ofSeconds(2));
        }
    }
}
