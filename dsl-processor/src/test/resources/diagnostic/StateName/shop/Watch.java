package shop;

import dev.holdfast.annotation.Named;
import dev.holdfast.annotation.TimeToLive;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.MapState;
import dev.holdfast.state.ValueState;
import java.util.Iterator;

final class Watch {

    @UpdateFunction
    static void taken(
            String user,
            Iterator<String> clicks,
            @TimeToLive("P1D") ValueState<Long> total,
            @Named("total") @TimeToLive("P1D") MapState<String, Long> other,
            Emitter<String> out) {}

    @UpdateFunction
    static void invalid(
            String user, Iterator<String> clicks, @Named("a/b") @TimeToLive("P1D") ValueState<Long> total, Emitter<String> out) {}
}
