package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimers;
import java.util.Iterator;

final class Watch {

    enum Alarm {
        QUIET,
        DAY
    }

    @UpdateFunction
    static void watch(String user, Iterator<String> clicks, EventTimers<Alarm> timers, Emitter<String> out) {}
}
