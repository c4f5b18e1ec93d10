package dev.holdfast.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that was read.
 *
 * @param states in the order of reading
 * @param keys likewise
 * @param events likewise
 * @param operators likewise
 * @param aggregates likewise
 */
public record Models(
        List<StateRecordModel> states,
        List<KeyRecordModel> keys,
        List<EventFieldsModel> events,
        List<OperatorsModel> operators,
        List<AggregateModel> aggregates) {

    public static final Models NONE = new Models(List.of(), List.of(), List.of(), List.of(), List.of());

    public Models {
        states = List.copyOf(states);
        keys = List.copyOf(keys);
        events = List.copyOf(events);
        operators = List.copyOf(operators);
        aggregates = List.copyOf(aggregates);
    }

    /** These and then the others. */
    public Models and(Models others) {
        return new Models(
                joined(states, others.states),
                joined(keys, others.keys),
                joined(events, others.events),
                joined(operators, others.operators),
                joined(aggregates, others.aggregates));
    }

    /** Nothing but some state types. */
    public static Models ofStates(List<StateRecordModel> states) {
        return new Models(states, List.of(), List.of(), List.of(), List.of());
    }

    public boolean isEmpty() {
        return states.isEmpty() && keys.isEmpty() && events.isEmpty() && operators.isEmpty() && aggregates.isEmpty();
    }

    /** The name of one of the types, where a fault of none in particular is reported; there must be any. */
    public ClassName first() {
        return Stream.of(
                        states.stream().map(StateRecordModel::name),
                        keys.stream().map(KeyRecordModel::name),
                        events.stream().map(EventFieldsModel::name),
                        operators.stream().map(OperatorsModel::name),
                        aggregates.stream().map(AggregateModel::name))
                .flatMap(names -> names)
                .findFirst()
                .orElseThrow();
    }

    /** What has a factory, of all classes. */
    public Stream<FunctionModel> functions() {
        return operators.stream().flatMap(OperatorsModel::all);
    }

    private static <E> List<E> joined(List<E> first, List<E> second) {
        List<E> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }
}
