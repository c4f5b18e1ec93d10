package shop;

import dev.holdfast.annotation.Named;
import dev.holdfast.annotation.OnBroadcast;
import dev.holdfast.annotation.OnTimer;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.TimeToLive;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.BroadcastChanges;
import dev.holdfast.state.BroadcastState;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimers;
import dev.holdfast.state.ValueState;
import java.util.Iterator;
import java.util.List;

public final class Limits {

    @StateRecord
    public record Limit(long cents) {}

    public enum Alarm {
        DAY
    }

    private Limits() {}

    @UpdateFunction
    public static void check(
            String card,
            Iterator<Long> payments,
            @Named("limits") BroadcastState<String, Limit> rules,
            BroadcastState<Long, String> texts,
            @TimeToLive("P1D") ValueState<Long> spent,
            EventTimers<Alarm> timers,
            Emitter<String> out) {
        while (payments.hasNext()) {
            spent.update(spent.orElse(0L) + payments.next());
        }
    }

    @OnTimer("check")
    static void day(String card, Alarm alarm, BroadcastState<String, Limit> rules, Emitter<String> out) {
        out.emit(card + rules.isEmpty());
    }

    @OnBroadcast("check")
    static void change(
            String line, BroadcastChanges<Long, String> texts, BroadcastChanges<String, Limit> rules) {
        rules.put(line, new Limit(line.length()));
        texts.clear();
    }

    @UpdateFunction
    static List<String> pass(String card, Iterator<Long> payments, BroadcastState<String, Boolean> open) {
        return open.get(card).orElse(false) ? List.of(card) : List.of();
    }

    @OnBroadcast("pass")
    static void open(int change, BroadcastChanges<String, Boolean> open) {
        open.put("card" + change, true);
    }
}
