package shop;

import dev.holdfast.annotation.OnBroadcast;
import dev.holdfast.annotation.TimeToLive;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.BroadcastChanges;
import dev.holdfast.state.BroadcastState;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.ValueState;
import java.util.Iterator;

final class Limits {

    @UpdateFunction
    static void unchanged(
            String card, Iterator<Long> payments, BroadcastState<String, Long> limits, Emitter<String> out) {}

    @OnBroadcast("chekc")
    static void nothing(String change, BroadcastChanges<String, Long> limits) {}

    @UpdateFunction
    static void unread(
            String card, Iterator<Long> payments, @TimeToLive("P1D") ValueState<Long> sum, Emitter<String> out) {}

    @OnBroadcast("unread")
    static void changeOfNothing(String change) {}

    @UpdateFunction
    static void two(String card, Iterator<Long> payments, BroadcastState<String, Long> limits, Emitter<String> out) {}

    @OnBroadcast("two")
    static void first(String change, BroadcastChanges<String, Long> limits) {}

    @OnBroadcast("two")
    static void second(String change, BroadcastChanges<String, Long> limits) {}

    @UpdateFunction
    static void types(
            String card,
            Iterator<Long> payments,
            BroadcastState<String, Long> limits,
            BroadcastState<String, String> names,
            Emitter<String> out) {}

    @OnBroadcast("types")
    static void wrongType(
            String change, BroadcastChanges<String, Integer> limits, BroadcastChanges<String, String> names) {}

    @UpdateFunction
    static void missing(
            String card,
            Iterator<Long> payments,
            BroadcastState<String, Long> limits,
            BroadcastState<String, String> names,
            Emitter<String> out) {}

    @OnBroadcast("missing")
    static void oneOnly(String change, BroadcastChanges<String, Long> limits) {}

    @UpdateFunction
    static void reads(String card, Iterator<Long> payments, BroadcastState<String, Long> limits, Emitter<String> out) {}

    @OnBroadcast("reads")
    static void readOnly(String change, BroadcastState<String, Long> limits) {}

    @UpdateFunction
    static void returns(
            String card, Iterator<Long> payments, BroadcastState<String, Long> limits, Emitter<String> out) {}

    @OnBroadcast("returns")
    static String gives(String change, BroadcastChanges<String, Long> limits) {
        return change;
    }
}
