package dev.holdfast.runtime.keyed;

import dev.holdfast.operator.BroadcastStates;
import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.StatesFn;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.BroadcastChanges;
import dev.holdfast.state.BroadcastState;
import dev.holdfast.state.Emitter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A function that looks at a broadcast in all ways, for its events and in a timer; it is run on the engine and on a model. */
final class BroadcastProgram {

    static final int KINDS = 5;
    static final int NAMES = 12;
    static final Duration LATER = Duration.ofMillis(700);

    static final StateParameter.OfBroadcast<String, Long> FACTORS =
            StateParameter.broadcast("factors", KeySerializers.string(), StateSerializers.int64());
    static final StateParameter.OfBroadcast<Integer, String> TEXTS =
            StateParameter.broadcast("texts", KeySerializers.int32(), StateSerializers.string());
    static final StateParameter.OfValue<Long> COUNT = StateParameter.value("count", StateSerializers.int64());
    static final StateParameter.OfProcessingTimers<Alarm> ALARMS =
            StateParameter.processingTimers("alarms", Alarm.class);

    private BroadcastProgram() {}

    enum Alarm {
        LOOK
    }

    /** An event. */
    record Look(String key, int kind, int at) {}

    /**
     * A change.
     *
     * @param value null to remove
     */
    record Change(int kind, int at, Long value) {}

    static BroadcastStates<String, Look, Change, String> operator() {
        return FlatMapStates.<String, Look, String>of(
                        "program",
                        KeySerializers.string(),
                        List.of(FACTORS, TEXTS, COUNT, ALARMS),
                        (key, looks, states, out) -> looks.forEachRemaining(look -> look(key, look, states, out)))
                .onTimer(
                        ALARMS,
                        (key, alarm, at, states, out) ->
                                out.emit(key + " timer " + all(states.get(FACTORS), states.get(TEXTS))))
                .onBroadcast((change, changed) -> apply(change, changed.get(FACTORS), changed.get(TEXTS)));
    }

    private static void look(String key, Look look, StatesFn.States states, Emitter<String> out) {
        long count = states.get(COUNT).orElse(0L) + 1;
        states.get(COUNT).update(count);
        if (look.kind() == 0) {
            states.get(ALARMS).setAfter(Alarm.LOOK, LATER);
        }
        out.emit(key + " " + count + " " + found(look, states.get(FACTORS), states.get(TEXTS)));
    }

    static String found(Look look, BroadcastState<String, Long> factors, BroadcastState<Integer, String> texts) {
        String name = name(look.at());
        return switch (look.kind()) {
            case 0 -> all(factors, texts);
            case 1 -> name + "=" + factors.get(name).map(String::valueOf).orElse("none");
            case 2 -> name + " " + factors.containsKey(name) + " " + texts.isEmpty() + " " + texts.get(look.at());
            case 3 -> "from " + text(texts.from(look.at()));
            default -> "between " + text(texts.between(look.at(), look.at() + 3));
        };
    }

    static void apply(Change change, BroadcastChanges<String, Long> factors, BroadcastChanges<Integer, String> texts) {
        Long value = change.value();
        if (change.kind() == 0) {
            texts.clear();
        } else if (change.kind() == 1 && value != null) {
            long before = factors.get(name(change.at())).orElse(0L);
            factors.put(name(change.at()), before + value);
            texts.put(change.at(), "t" + value);
        } else if (value == null) {
            factors.remove(name(change.at()));
        } else {
            Optional<Map.Entry<Integer, String>> first = first(texts);
            first.ifPresent(entry -> texts.remove(entry.getKey()));
            factors.put(name(change.at()), value);
        }
    }

    private static Optional<Map.Entry<Integer, String>> first(BroadcastState<Integer, String> texts) {
        for (Map.Entry<Integer, String> entry : texts.entries()) {
            return Optional.of(entry);
        }
        return Optional.empty();
    }

    static String name(int at) {
        return "n" + at;
    }

    static String all(BroadcastState<String, Long> factors, BroadcastState<Integer, String> texts) {
        return text(factors.entries()) + text(texts.entries());
    }

    private static String text(Iterable<?> entries) {
        StringBuilder text = new StringBuilder("[");
        entries.forEach(entry -> text.append(entry).append(' '));
        return text.append(']').toString();
    }
}
