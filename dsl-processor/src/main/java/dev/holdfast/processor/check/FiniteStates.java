package dev.holdfast.processor.check;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.check.CycleSearch.Step;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.StateMessages;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.processor.model.Models;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.Structure;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A type may contain itself where a value can do without: through a null, an optional, a collection, another alternative. Where
 * it cannot, no value has an end. A cycle is reported once, on the first of its types by name.
 */
final class FiniteStates implements Rule {

    @Override
    public Set<ClassName> check(Models fresh, Models all, Diagnostics diagnostics) {
        Map<ClassName, StateRecordModel> endless = endless(all);
        Set<ClassName> reported = new HashSet<>();
        fresh.states().stream()
                .filter(model -> endless.containsKey(model.name()))
                .sorted(Comparator.comparing(StateRecordModel::name))
                .filter(model -> !reported.contains(model.name()))
                .forEach(model -> cycle(model, endless).ifPresent(path -> {
                    path.forEach(step -> reported.add(step.target()));
                    diagnostics.add(
                            path.get(0).origin(),
                            StateMessages.recursive(
                                    CycleSearch.simpleName(model.name()), CycleSearch.text(model.name(), path)));
                }));
        fresh.functions()
                .forEach(function ->
                        checkStates(function.stateTypes(), function.idOrigin(), endless.keySet(), diagnostics));
        fresh.aggregates()
                .forEach(aggregate ->
                        checkStates(Stream.of(aggregate.state()), aggregate.origin(), endless.keySet(), diagnostics));
        return Set.copyOf(endless.keySet());
    }

    /** The state of a function may be a generic type, which is endless by its arguments. */
    private static void checkStates(
            Stream<StateType> types, Origin origin, Set<ClassName> endless, Diagnostics diagnostics) {
        types.forEach(type -> {
            if (type instanceof StateType.InlineOf state && !isFinite(state, endless)) {
                String name = CycleSearch.simpleName(state.name());
                diagnostics.add(origin, StateMessages.recursive(name, name + " -> ... -> " + name));
            }
        });
    }

    /** The types without a finite value: what is left when those that have one are taken away, again and again. */
    private static Map<ClassName, StateRecordModel> endless(Models all) {
        Map<ClassName, StateRecordModel> left = new HashMap<>();
        all.states().forEach(model -> left.put(model.name(), model));
        while (left.values().removeIf(model -> isFinite(model.structure(), left.keySet()))) {}
        return left;
    }

    private static boolean isFinite(Structure structure, Set<ClassName> endless) {
        return structure instanceof Structure.Sum
                ? structure.types().anyMatch(type -> isFinite(type, endless))
                : structure.types().allMatch(type -> isFinite(type, endless));
    }

    private static boolean isFinite(StateType type, Set<ClassName> endless) {
        if (type instanceof StateType.RecordOf record) {
            return !endless.contains(record.name());
        } else if (type instanceof StateType.InlineOf inline) {
            return isFinite(inline.structure(), endless);
        }
        return !(type instanceof StateType.EnclosingOf);
    }

    private static Optional<List<Step>> cycle(StateRecordModel model, Map<ClassName, StateRecordModel> endless) {
        return CycleSearch.from(model.name(), name -> steps(name, endless)).or(() -> cycleInside(model));
    }

    private static List<Step> steps(ClassName name, Map<ClassName, StateRecordModel> endless) {
        StateRecordModel model = endless.get(name);
        if (model == null) {
            return List.of();
        }
        Stream<Step> steps = model.structure() instanceof Structure.Sum sum
                ? sum.alternatives().stream()
                        .flatMap(alternative -> mustHave(alternative.type())
                                .map(target -> new Step(alternative.simpleName(), target, model.origin())))
                : model.components().stream()
                        .flatMap(component -> mustHave(component.type())
                                .map(target -> new Step(component.name(), target, component.origin())));
        return steps.collect(Collectors.toList());
    }

    /** The types that every value of a type contains. */
    private static Stream<ClassName> mustHave(StateType type) {
        if (type instanceof StateType.RecordOf record) {
            return Stream.of(record.name());
        } else if (type instanceof StateType.InlineOf inline) {
            return inline.parts().flatMap(FiniteStates::mustHave);
        }
        return Stream.empty();
    }

    /** A generic type that contains itself. */
    private static Optional<List<Step>> cycleInside(StateRecordModel model) {
        return model.components().stream()
                .filter(component -> !isFinite(component.type(), Set.of()))
                .findFirst()
                .map(FiniteStates::stepInside);
    }

    private static List<Step> stepInside(ComponentModel<StateType> component) {
        ClassName type = ((StateType.InlineOf) component.type()).name();
        return List.of(new Step(component.name(), type, component.origin()), new Step("...", type, component.origin()));
    }
}
