package dev.holdfast.processor.check;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.check.CycleSearch.Step;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.KeyMessages;
import dev.holdfast.processor.model.KeyRecordModel;
import dev.holdfast.processor.model.Models;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** No key record contains itself, not even through others: a key has all of its parts. */
final class FiniteKeys implements Rule {

    @Override
    public Set<ClassName> check(Models fresh, Models all, Diagnostics diagnostics) {
        Map<ClassName, KeyRecordModel> keys = new HashMap<>();
        all.keys().forEach(model -> keys.put(model.name(), model));
        Set<ClassName> inCycles = new HashSet<>();
        fresh.keys().stream()
                .sorted(Comparator.comparing(KeyRecordModel::name))
                .filter(model -> !inCycles.contains(model.name()))
                .forEach(model -> CycleSearch.from(model.name(), name -> steps(name, keys))
                        .ifPresent(path -> {
                            path.forEach(step -> inCycles.add(step.target()));
                            diagnostics.add(
                                    path.get(0).origin(),
                                    KeyMessages.recursive(
                                            CycleSearch.simpleName(model.name()),
                                            CycleSearch.text(model.name(), path)));
                        }));
        return inCycles;
    }

    private static List<Step> steps(ClassName name, Map<ClassName, KeyRecordModel> keys) {
        return Optional.ofNullable(keys.get(name)).stream()
                .flatMap(model -> model.components().stream())
                .flatMap(component -> component
                        .type()
                        .records()
                        .map(target -> new Step(component.name(), target, component.origin())))
                .collect(Collectors.toList());
    }
}
