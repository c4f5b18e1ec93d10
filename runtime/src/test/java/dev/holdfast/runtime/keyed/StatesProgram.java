package dev.holdfast.runtime.keyed;

import dev.holdfast.operator.EventTimeFlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.StatesFn;
import dev.holdfast.operator.Ttl;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimers;
import dev.holdfast.state.ListState;
import dev.holdfast.state.MapState;
import dev.holdfast.state.ProcessingTimers;
import dev.holdfast.state.TimeSortedState;
import dev.holdfast.state.ValueState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An update function that does with its states what its events say, and tells what it sees. It knows nothing of an engine, so a model can call it too. */
final class StatesProgram {

    /** Commands have numbers from 0. */
    static final int KINDS = 22;

    static final StateParameter.OfValue<Long> VALUE = StateParameter.value("value", StateSerializers.int64());
    static final StateParameter.OfValue<String> SHORT =
            StateParameter.value("short", StateSerializers.string()).withTtl(Ttl.ofEventTime(Duration.ofMillis(500)));
    static final StateParameter.OfMap<Integer, Long> MAP = StateParameter.map(
                    "map", KeySerializers.int32(), StateSerializers.int64())
            .withTtl(Ttl.ofProcessingTime(Duration.ofSeconds(2)));
    static final StateParameter.OfList<Long> LIST = StateParameter.list("list", StateSerializers.int64());
    static final StateParameter.OfList<Long> FADING =
            StateParameter.list("fading", StateSerializers.int64()).withTtl(Ttl.ofEventTime(Duration.ofMillis(700)));
    static final StateParameter.OfTimeSorted<String> SORTED =
            StateParameter.timeSorted("sorted", StateSerializers.string());
    static final StateParameter.OfEventTimers<Alarm> ALARMS = StateParameter.eventTimers("alarms", Alarm.class);
    static final StateParameter.OfProcessingTimers<Alarm> BELLS = StateParameter.processingTimers("bells", Alarm.class);

    static final List<StateParameter<?>> ALL = List.of(VALUE, SHORT, MAP, LIST, FADING, SORTED, ALARMS, BELLS);

    private StatesProgram() {}

    /** Timers. */
    enum Alarm {
        A,
        B,
        C;

        Alarm next() {
            return switch (this) {
                case A -> B;
                case B -> C;
                case C -> A;
            };
        }
    }

    /** What is to be done. */
    record Command(String key, int kind, int number, long millis) {

        Instant at() {
            return Instant.ofEpochMilli(millis);
        }
    }

    static EventTimeFlatMapStates<String, Command, String> operator() {
        return EventTimeFlatMapStates.of("program", KeySerializers.string(), ALL, StatesProgram::obey)
                .onTimer(ALARMS, StatesProgram::ring)
                .onTimer(BELLS, StatesProgram::chime);
    }

    static void obey(String key, Iterator<Command> commands, StatesFn.States states, Emitter<String> out) {
        while (commands.hasNext()) {
            Command command = commands.next();
            apply(command, states);
            out.emit(key + " " + command.kind() + "/" + command.number() + " " + seen(states));
        }
    }

    private static void apply(Command command, StatesFn.States states) {
        ValueState<Long> value = states.get(VALUE);
        MapState<Integer, Long> map = states.get(MAP);
        ListState<Long> list = states.get(LIST);
        TimeSortedState<String> sorted = states.get(SORTED);
        EventTimers<Alarm> alarms = states.get(ALARMS);
        ProcessingTimers<Alarm> bells = states.get(BELLS);
        int number = command.number();
        Alarm alarm = Alarm.values()[number % 3];
        switch (command.kind()) {
            case 0, 1 -> value.update(value.orElse(0L) + number);
            case 2 -> value.remove();
            case 3, 4 -> states.get(SHORT).update("s" + number);
            case 5 -> states.get(SHORT).remove();
            case 6, 7, 8 -> map.put(number, command.millis());
            case 9 -> map.remove(number);
            case 10 -> removeFirst(map.between(number, number + 2).iterator());
            case 11 -> {
                if (number == 0) {
                    map.clear();
                }
            }
            case 12 -> list.add(command.millis());
            case 13 -> removeFirst(list.iterator());
            case 14 -> {
                list.clear();
                list.addAll(List.of(1L, 2L));
            }
            case 15, 16 -> states.get(FADING).add(command.millis());
            case 17 -> sorted.add(command.at().minusMillis(100L * (number % 3)), "n" + number);
            case 18 -> sorted.removeBefore(command.at().minusMillis(200L * number));
            case 19 -> alarms.set(alarm, command.at().plusMillis(200L * number - 600));
            case 20 -> bells.setAfter(alarm, Duration.ofMillis(300L * number));
            default -> {
                alarms.cancel(alarm);
                bells.cancel(alarm);
            }
        }
    }

    private static void removeFirst(Iterator<?> entries) {
        if (entries.hasNext()) {
            entries.next();
            entries.remove();
        }
    }

    static void ring(String key, Alarm alarm, Instant at, StatesFn.States states, Emitter<String> out) {
        long millis = at.toEpochMilli();
        EventTimers<Alarm> alarms = states.get(ALARMS);
        Alarm next = alarm.next();
        if (millis % 7 == 0) {
            alarms.set(next, at.minusMillis(5));
        } else if (millis % 5 == 0) {
            alarms.set(alarm, at.plusMillis(101));
        } else if (millis % 3 == 0) {
            states.get(SHORT).update("rung");
            states.get(BELLS).setAfter(next, Duration.ZERO);
        }
        out.emit(key + " fired " + alarm + "@" + millis + " " + seen(states));
    }

    static void chime(String key, Alarm bell, Instant at, StatesFn.States states, Emitter<String> out) {
        ProcessingTimers<Alarm> bells = states.get(BELLS);
        long millis = at.toEpochMilli();
        if (millis % 4 == 0) {
            bells.set(bell.next(), at.minusMillis(3));
        }
        states.get(LIST).add(millis);
        out.emit(key + " chimed " + bell + "@" + millis + " " + seen(states));
    }

    /** All that can be read. */
    private static String seen(StatesFn.States states) {
        StringBuilder text = new StringBuilder();
        text.append(states.get(VALUE).get()).append(states.get(VALUE).exists());
        text.append(states.get(SHORT).get()).append(states.get(SHORT).exists());
        for (Map.Entry<Integer, Long> entry : states.get(MAP).entries()) {
            text.append(' ').append(entry);
        }
        text.append(states.get(MAP).containsKey(3)).append(states.get(MAP).get(4));
        text.append(states.get(MAP).isEmpty());
        states.get(MAP).from(5).forEach(entry -> text.append(entry.getKey()).append(','));
        text.append(" list");
        states.get(LIST).forEach(element -> text.append(' ').append(element));
        text.append(states.get(LIST).isEmpty()).append(" fading");
        states.get(FADING).forEach(element -> text.append(' ').append(element));
        text.append(" sorted");
        states.get(SORTED).entries().forEach(entry -> text.append(' ').append(entry));
        for (Alarm alarm : Alarm.values()) {
            text.append(' ')
                    .append(states.get(ALARMS).at(alarm))
                    .append(states.get(BELLS).at(alarm));
        }
        return text.append(states.get(BELLS).currentProcessingTime().toEpochMilli())
                .append(' ')
                .append(states.get(ALARMS).currentWatermark().toEpochMilli())
                .toString();
    }

    /** Results by key: keys run side by side, but what one gives is in order. */
    static Map<String, List<String>> byKey(List<String> results) {
        Map<String, List<String>> all = new TreeMap<>();
        for (String result : results) {
            all.computeIfAbsent(result.substring(0, 2), key -> new ArrayList<>())
                    .add(result);
        }
        return all;
    }
}
