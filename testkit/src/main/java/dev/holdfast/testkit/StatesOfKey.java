package dev.holdfast.testkit;

import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.StatesFn;
import dev.holdfast.state.EventTimers;
import dev.holdfast.state.ProcessingTimers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a key has in each of its operator's states, at one moment, as a function would see it.
 *
 * @param operatorId for messages
 * @param contents an {@link Optional} of a value; a map; a list of elements, or of entries with their instants; the instants of the timers that are set
 */
record StatesOfKey(String operatorId, Map<StateParameter<?>, Object> contents) {

    /** Reads all states of the key of a call. */
    static StatesOfKey read(String operatorId, List<StateParameter<?>> parameters, StatesFn.States states) {
        Map<StateParameter<?>, Object> contents = new LinkedHashMap<>();
        parameters.forEach(parameter -> contents.put(parameter, content(parameter, states)));
        return new StatesOfKey(operatorId, contents);
    }

    private static Object content(StateParameter<?> parameter, StatesFn.States states) {
        if (parameter instanceof StateParameter.OfValue<?> value) {
            return states.get(value).get();
        } else if (parameter instanceof StateParameter.OfMap<?, ?> map) {
            return map(map, states);
        } else if (parameter instanceof StateParameter.OfList<?> list) {
            return list(states.get(list));
        } else if (parameter instanceof StateParameter.OfTimeSorted<?> sorted) {
            return list(states.get(sorted).entries());
        }
        return timers((StateParameter.OfTimers<?, ?>) parameter, states);
    }

    private static <Q, V> Map<Q, V> map(StateParameter.OfMap<Q, V> parameter, StatesFn.States states) {
        Map<Q, V> map = new LinkedHashMap<>();
        states.get(parameter).entries().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    private static <V> List<V> list(Iterable<V> elements) {
        List<V> list = new ArrayList<>();
        elements.forEach(list::add);
        return list;
    }

    private static <E extends Enum<E>> Map<E, Instant> timers(
            StateParameter.OfTimers<E, ?> parameter, StatesFn.States states) {
        Map<E, Instant> timers = new EnumMap<>(parameter.type());
        for (E timer : parameter.type().getEnumConstants()) {
            at(parameter, timer, states).ifPresent(at -> timers.put(timer, at));
        }
        return timers;
    }

    @SuppressWarnings("unchecked") // timers of either kind are of the parameter's type
    private static <E extends Enum<E>> Optional<Instant> at(
            StateParameter.OfTimers<E, ?> parameter, E timer, StatesFn.States states) {
        return states.get(parameter) instanceof EventTimers<?> inEventTime
                ? ((EventTimers<E>) inEventTime).at(timer)
                : ((ProcessingTimers<E>) states.get(parameter)).at(timer);
    }

    @SuppressWarnings("unchecked") // what was read of it
    <V> Optional<V> of(StateParameter.OfValue<V> parameter) {
        return (Optional<V>) content(parameter);
    }

    @SuppressWarnings("unchecked") // what was read of it
    <Q, V> Map<Q, V> of(StateParameter.OfMap<Q, V> parameter) {
        return (Map<Q, V>) content(parameter);
    }

    @SuppressWarnings("unchecked") // what was read of it
    <V> List<V> of(StateParameter.OfList<V> parameter) {
        return (List<V>) content(parameter);
    }

    @SuppressWarnings("unchecked") // what was read of it
    <V> List<Map.Entry<Instant, V>> of(StateParameter.OfTimeSorted<V> parameter) {
        return (List<Map.Entry<Instant, V>>) content(parameter);
    }

    @SuppressWarnings("unchecked") // what was read of it
    <E extends Enum<E>> Map<E, Instant> of(StateParameter.OfTimers<E, ?> parameter) {
        return (Map<E, Instant>) content(parameter);
    }

    private Object content(StateParameter<?> parameter) {
        Object content = contents.get(parameter);
        if (content == null) {
            throw noSuchState(operatorId, parameter, contents.keySet());
        }
        return content;
    }

    static IllegalArgumentException noSuchState(
            String operatorId, StateParameter<?> parameter, Iterable<StateParameter<?>> all) {
        List<String> names = new ArrayList<>();
        all.forEach(each -> names.add(each.name()));
        return new IllegalArgumentException("'" + parameter.name() + "' is not one of the states of operator '"
                + operatorId + "', which are " + names + ". Name one by its constant of the operators class.");
    }

    /** A line for each thing that is kept. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        contents.forEach((parameter, content) -> add(parameter.name(), content, lines));
        return lines;
    }

    /** The same for one of the states. */
    List<String> linesOf(StateParameter<?> parameter) {
        List<String> lines = new ArrayList<>();
        add(parameter.name(), content(parameter), lines);
        return lines;
    }

    private static void add(String name, Object content, List<String> lines) {
        if (content instanceof Optional<?> value) {
            value.ifPresent(found -> lines.add(name + " = " + found));
        } else if (content instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> lines.add(name + "[" + key + "] = " + value));
        } else {
            int place = 0;
            for (Object element : (List<?>) content) {
                lines.add(
                        element instanceof Map.Entry<?, ?> entry
                                ? name + "[" + entry.getKey() + "] = " + entry.getValue()
                                : name + "[" + place + "] = " + element);
                place++;
            }
        }
    }
}
