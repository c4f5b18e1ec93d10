package dev.holdfast.processor.check;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.model.Models;
import dev.holdfast.processor.model.StateRecordModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which types contain themselves, and through which others. Their serializers must not hold each other in constants, and each
 * writes the schemas of the others into its own: two classes that need each other to be initialised first may wait for ever.
 */
public final class RecursiveTypes {

    private final Map<ClassName, StateRecordModel> models;
    private final Map<ClassName, Set<ClassName>> reachable = new HashMap<>();

    public RecursiveTypes(Models all) {
        models = all.states().stream()
                .collect(Collectors.toMap(StateRecordModel::name, Function.identity(), (first, second) -> first));
    }

    /** The types that contain a type and are contained in it, with itself; none if it does not contain itself. */
    public Map<ClassName, StateRecordModel> around(ClassName name) {
        return reachableFrom(name).stream()
                .filter(other -> reachableFrom(other).contains(name))
                .collect(Collectors.toMap(Function.identity(), models::get));
    }

    private Set<ClassName> reachableFrom(ClassName name) {
        return reachable.computeIfAbsent(name, this::search);
    }

    private Set<ClassName> search(ClassName start) {
        Set<ClassName> reached = new HashSet<>();
        Deque<ClassName> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            StateRecordModel model = models.get(open.remove());
            if (model != null) {
                model.records().filter(models::containsKey).filter(reached::add).forEach(open::add);
            }
        }
        return reached;
    }
}
