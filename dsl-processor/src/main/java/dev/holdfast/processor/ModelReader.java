package dev.holdfast.processor;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.model.Models;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.read.KeyRecordReader;
import dev.holdfast.processor.read.OperatorsReader;
import dev.holdfast.processor.read.Reading;
import dev.holdfast.processor.read.StateRecordReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads types with the reader of their annotation, and remembers the records that were refused. */
final class ModelReader {

    private final StateRecordReader states;
    private final KeyRecordReader keys;
    private final OperatorsReader operators;
    private final Diagnostics diagnostics;
    private final Set<ClassName> refused = new HashSet<>();

    ModelReader(ProcessingEnvironment environment, Diagnostics diagnostics) {
        this.states = new StateRecordReader(environment);
        this.keys = new KeyRecordReader(environment);
        this.operators = new OperatorsReader(environment);
        this.diagnostics = diagnostics;
    }

    /** The model of a type alone, or nothing if it was refused. */
    Models read(Task task, TypeElement type) {
        return switch (task.kind()) {
            case STATE_RECORD ->
                models(states.read(type), type).stream()
                        .map(model -> new Models(List.of(model), List.of(), List.of()))
                        .findFirst()
                        .orElse(Models.NONE);
            case KEY_RECORD ->
                models(keys.read(type), type).stream()
                        .map(model -> new Models(List.of(), List.of(model), List.of()))
                        .findFirst()
                        .orElse(Models.NONE);
            case OPERATORS ->
                models(operators.read(type), type).stream()
                        .map(model -> new Models(List.of(), List.of(), List.of(model)))
                        .findFirst()
                        .orElse(Models.NONE);
        };
    }

    /** The state types inside others that no task reads, because they were compiled earlier. */
    Models readInside(Models models, Function<String, @Nullable TypeElement> typeOf) {
        Map<ClassName, StateRecordModel> found = new LinkedHashMap<>();
        Set<ClassName> seen = new HashSet<>(refused);
        models.states().forEach(model -> seen.add(model.name()));
        Deque<StateRecordModel> open = new ArrayDeque<>(models.states());
        while (!open.isEmpty()) {
            open.remove().records().filter(seen::add).forEach(name -> {
                TypeElement type = typeOf.apply(name.canonicalName());
                Optional<StateRecordModel> model = type == null ? Optional.empty() : states.readCompiled(type);
                model.ifPresent(known -> {
                    found.put(name, known);
                    open.add(known);
                });
            });
        }
        return new Models(List.copyOf(found.values()), List.of(), List.of());
    }

    /** Records that have no serializer, because they were refused. */
    Set<ClassName> refused() {
        return refused;
    }

    private <M> List<M> models(Reading<M> reading, TypeElement type) {
        diagnostics.addAll(reading.diagnostics());
        if (reading.model().isEmpty()) {
            refused.add(ClassName.get(type));
        }
        return reading.model().stream().toList();
    }
}
