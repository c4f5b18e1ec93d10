package dev.holdfast.processor.check;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.UpdateMessages;
import dev.holdfast.processor.model.FunctionModel;
import dev.holdfast.processor.model.FunctionalModel;
import dev.holdfast.processor.model.Models;
import dev.holdfast.processor.model.OperatorsModel;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** No two update functions of a build have one operator id. */
final class UniqueOperatorIds implements Rule {

    private record Use(String function, FunctionModel model) {}

    @Override
    public Set<ClassName> check(Models fresh, Models all, Diagnostics diagnostics) {
        Map<String, List<Use>> earlier = usesById(all);
        usesById(fresh).forEach((id, uses) -> {
            List<Use> everyUse = earlier.getOrDefault(id, uses);
            if (everyUse.size() > 1) {
                diagnostics.add(
                        uses.get(0).model().idOrigin(),
                        UpdateMessages.idDuplicate(id, functions(uses.get(0), everyUse)));
            }
        });
        return Set.of();
    }

    private static List<String> functions(Use reported, List<Use> everyUse) {
        List<String> functions = everyUse.stream().map(Use::function).collect(Collectors.toList());
        functions.remove(reported.function());
        functions.add(0, reported.function());
        return functions;
    }

    private static Map<String, List<Use>> usesById(Models models) {
        return models.operators().stream()
                .flatMap(type -> type.all().map(function -> use(type, function)))
                .sorted(Comparator.comparing(Use::function))
                .collect(Collectors.groupingBy(use -> use.model().id(), TreeMap::new, Collectors.toList()));
    }

    private static Use use(OperatorsModel type, FunctionModel function) {
        String name = type.name().canonicalName();
        return new Use(function instanceof FunctionalModel ? name : name + "." + function.name(), function);
    }
}
