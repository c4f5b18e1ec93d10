package shop;

import dev.holdfast.annotation.TimeToLive;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.BroadcastState;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimers;
import dev.holdfast.state.ValueState;
import java.util.Iterator;

final class Watch {

    enum Alarm {
        QUIET
    }

    @UpdateFunction
    static void watch(
            String user,
            Iterator<String> clicks,
            @TimeToLive("30 days") ValueState<Long> total,
            @TimeToLive("PT0S") ValueState<Long> none,
            @TimeToLive("P1D") EventTimers<Alarm> timers,
            @TimeToLive("P1D") BroadcastState<String, Long> limits,
            Emitter<String> out) {}
}
