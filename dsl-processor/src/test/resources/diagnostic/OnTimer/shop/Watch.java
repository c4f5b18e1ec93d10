package shop;

import dev.holdfast.annotation.OnTimer;
import dev.holdfast.annotation.TimeToLive;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimers;
import dev.holdfast.state.ProcessingTimers;
import dev.holdfast.state.ValueState;
import java.util.Iterator;
import java.util.List;

final class Watch {

    enum Alarm {
        QUIET
    }

    @UpdateFunction
    static void watch(
            String user,
            Iterator<String> clicks,
            @TimeToLive("P1D") ValueState<Long> total,
            EventTimers<Alarm> timers,
            Emitter<String> out) {}

    @OnTimer("wacht")
    static void nothing(String user, Alarm alarm, Emitter<String> out) {}

    @OnTimer("watch")
    static void ring(String user, Alarm alarm, ValueState<Integer> total, Emitter<String> out) {}

    @UpdateFunction
    static void twice(
            String user,
            Iterator<String> clicks,
            EventTimers<Alarm> timers,
            ProcessingTimers<Alarm> others,
            Emitter<String> out) {}

    @UpdateFunction
    static void two(String user, Iterator<String> clicks, EventTimers<Alarm> timers, Emitter<String> out) {}

    @OnTimer("two")
    static void first(String user, Alarm alarm, Emitter<String> out) {}

    @OnTimer("two")
    static void second(String user, Alarm alarm, Emitter<String> out) {}

    @UpdateFunction
    static void results(String user, Iterator<String> clicks, EventTimers<Alarm> timers, Emitter<String> out) {}

    @OnTimer("results")
    static List<Long> others(String user, Alarm alarm) {
        return List.of();
    }
}
