package dev.holdfast.processor.check;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.StateMessages;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.processor.model.Models;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.model.StateType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** No state record contains itself, not even through others. A cycle is reported once, on the first of its records by name. */
final class NoRecursion implements Rule {

    private record Path(String text, List<ClassName> records) {

        Path then(ComponentModel<StateType> component, ClassName next) {
            List<ClassName> longer = new ArrayList<>(records);
            longer.add(next);
            return new Path(text + "." + component.name() + " -> " + simpleName(next), longer);
        }
    }

    @Override
    public Set<ClassName> check(Models fresh, Models all, Diagnostics diagnostics) {
        Map<ClassName, StateRecordModel> records =
                all.states().stream().collect(Collectors.toMap(StateRecordModel::name, model -> model));
        Set<ClassName> inCycles = new HashSet<>();
        fresh.states().stream()
                .sorted(Comparator.comparing(StateRecordModel::name))
                .filter(model -> !inCycles.contains(model.name()))
                .forEach(model -> cycleFrom(model, records).ifPresent(cycle -> {
                    inCycles.addAll(cycle.records());
                    diagnostics.add(
                            firstStep(model, cycle).origin(),
                            StateMessages.recursive(simpleName(model.name()), cycle.text()));
                }));
        return inCycles;
    }

    private static ComponentModel<StateType> firstStep(StateRecordModel model, Path cycle) {
        return model.components().stream()
                .filter(component ->
                        component.type().records().anyMatch(cycle.records().get(1)::equals))
                .findFirst()
                .orElseThrow();
    }

    /** Breadth first, so that the message names the shortest of several cycles. */
    private static Optional<Path> cycleFrom(StateRecordModel start, Map<ClassName, StateRecordModel> records) {
        Map<ClassName, Path> reached = new HashMap<>();
        Deque<Path> open = new ArrayDeque<>();
        open.add(new Path(simpleName(start.name()), List.of(start.name())));
        while (!open.isEmpty()) {
            Path path = open.remove();
            for (Path longer : steps(path, records)) {
                ClassName end = longer.records().get(longer.records().size() - 1);
                if (end.equals(start.name())) {
                    return Optional.of(longer);
                }
                if (reached.putIfAbsent(end, longer) == null) {
                    open.add(longer);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> steps(Path path, Map<ClassName, StateRecordModel> records) {
        StateRecordModel model = records.get(path.records().get(path.records().size() - 1));
        if (model == null) {
            return List.of();
        }
        return model.components().stream()
                .flatMap(component -> component.type().records().map(next -> path.then(component, next)))
                .collect(Collectors.toList());
    }

    private static String simpleName(ClassName name) {
        return String.join(".", name.simpleNames());
    }
}
