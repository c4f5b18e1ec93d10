package shop;

import dev.holdfast.annotation.TimeToLive;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.ValueState;
import java.util.Iterator;

final class Watch {

    @UpdateFunction
    static void watch(
            String user, Iterator<String> clicks, @TimeToLive("P1D") ValueState<Long> spent, Emitter<String> out) {}
}
