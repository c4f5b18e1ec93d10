package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.BroadcastStates;
import dev.holdfast.operator.EventTimeBroadcastStates;
import dev.holdfast.operator.EventTimeFlatMapStates;
import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.Ttl;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.time.Duration;
import java.util.List;

/** Operators of {@link Limits}: a factory for each update function. */
@Generated("shop.Limits")
public final class LimitsOperators {

    /** Broadcast {@code limits} of {@link Limits#check}. */
    public static final StateParameter.OfBroadcast<String, Limits.Limit> CHECK_RULES = StateParameter.broadcast(
            "limits", KeySerializers.string(), new Limits_LimitSerializer());

    /** Broadcast {@code texts} of {@link Limits#check}. */
    public static final StateParameter.OfBroadcast<Long, String> CHECK_TEXTS = StateParameter.broadcast(
            "texts", KeySerializers.int64(), StateSerializers.string());

    /** State {@code spent} of {@link Limits#check}. */
    public static final StateParameter.OfValue<Long> CHECK_SPENT = StateParameter.value(
            "spent", StateSerializers.int64())
            .withTtl(Ttl.ofProcessingTime(Duration.parse("P1D")));

    /** Timers {@code timers} of {@link Limits#check}. */
    public static final StateParameter.OfEventTimers<Limits.Alarm> CHECK_TIMERS = StateParameter.eventTimers(
            "timers", Limits.Alarm.class);

    /** Broadcast {@code open} of {@link Limits#pass}. */
    public static final StateParameter.OfBroadcast<String, Boolean> PASS_OPEN = StateParameter.broadcast(
            "open", KeySerializers.string(), StateSerializers.bool());

    private LimitsOperators() {}

    /** {@link Limits#check}: any number of results, states {@code limits}, {@code texts}, {@code spent}, {@code timers}. */
    public static EventTimeBroadcastStates<String, Long, String, String> check() {
        return EventTimeFlatMapStates.<String, Long, String>of(
                "Limits.check",
                KeySerializers.string(),
                List.of(CHECK_RULES, CHECK_TEXTS, CHECK_SPENT, CHECK_TIMERS),
                (card, payments, states, out) -> Limits.check(
                        card,
                        payments,
                        states.get(CHECK_RULES),
                        states.get(CHECK_TEXTS),
                        states.get(CHECK_SPENT),
                        states.get(CHECK_TIMERS),
                        out))
                .onTimer(CHECK_TIMERS, (card, timer, at, states, out) -> Limits.day(
                        card,
                        timer,
                        states.get(CHECK_RULES),
                        out))
                .<String>onBroadcast((line, changed) -> Limits.change(line, changed.get(CHECK_TEXTS), changed.get(CHECK_RULES)));
    }

    /** {@link Limits#pass}: any number of results, states {@code open}. */
    public static BroadcastStates<String, Long, Integer, String> pass() {
        return FlatMapStates.<String, Long, String>of(
                "Limits.pass",
                KeySerializers.string(),
                List.of(PASS_OPEN),
                (card, payments, states, out) -> Limits.pass(card, payments, states.get(PASS_OPEN)).forEach(out::emit))
                .<Integer>onBroadcast((change, changed) -> Limits.open(change, changed.get(PASS_OPEN)));
    }
}
