package shop;

import dev.holdfast.annotation.TimeToLive;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.MapState;
import dev.holdfast.state.ValueState;
import java.util.Iterator;
import dev.holdfast.annotation.Unbounded;

final class Watch {

    @UpdateFunction
    static void grows(
            String user,
            Iterator<String> clicks,
            ValueState<Long> total,
            MapState<String, Long> seen,
            @TimeToLive("P1D") ValueState<Long> ends,
            Emitter<String> out) {
        total.update(1L);
        seen.entries().forEach(entry -> out.emit(entry.getKey()));
    }

    @UpdateFunction
    static void removed(String user, Iterator<String> clicks, ValueState<Long> total, Emitter<String> out) {
        total.remove();
    }

    @Unbounded("a few users")
    @UpdateFunction
    static void answered(String user, Iterator<String> clicks, ValueState<Long> total, Emitter<String> out) {}
}
