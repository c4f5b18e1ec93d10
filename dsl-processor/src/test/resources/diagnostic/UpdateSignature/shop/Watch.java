package shop;

import dev.holdfast.annotation.TimeToLive;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.ValueState;
import java.util.Iterator;
import java.util.List;
import dev.holdfast.state.GroupState;

final class Watch {

    @UpdateFunction
    static void mixed(
            String user, Iterator<String> clicks, GroupState<Long> state, @TimeToLive("P1D") ValueState<Long> total, Emitter<String> out) {}

    @UpdateFunction
    static void other(
            String user, Iterator<String> clicks, @TimeToLive("P1D") ValueState<Long> total, List<String> more, Emitter<String> out) {}

    @UpdateFunction
    static void order(@TimeToLive("P1D") ValueState<Long> total, String user, Iterator<String> clicks, Emitter<String> out) {}
}
