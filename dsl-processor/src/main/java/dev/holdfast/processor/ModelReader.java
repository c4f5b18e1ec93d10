package dev.holdfast.processor;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.model.KeyRecordModel;
import dev.holdfast.processor.model.MigrationModel;
import dev.holdfast.processor.model.Models;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.read.aggregate.AggregateReader;
import dev.holdfast.processor.read.key.KeyRecordReader;
import dev.holdfast.processor.read.operator.OperatorsReader;
import dev.holdfast.processor.read.outcome.Reading;
import dev.holdfast.processor.read.state.EventRecordReader;
import dev.holdfast.processor.read.state.StateRecordReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads types with the reader of their annotation, and remembers the records that were refused. */
final class ModelReader {

    private final StateRecordReader states;
    private final KeyRecordReader keys;
    private final EventRecordReader events;
    private final OperatorsReader operators;
    private final AggregateReader aggregates;
    private final Diagnostics diagnostics;
    private final Set<ClassName> refused = new HashSet<>();

    ModelReader(ProcessingEnvironment environment, Diagnostics diagnostics) {
        this.states = new StateRecordReader(environment);
        this.keys = new KeyRecordReader(environment);
        this.events = new EventRecordReader(environment);
        this.operators = new OperatorsReader(environment);
        this.aggregates = new AggregateReader(environment);
        this.diagnostics = diagnostics;
    }

    /** The model of a type alone, or nothing if it was refused. */
    Models read(Task task, TypeElement type) {
        return switch (task.kind()) {
            case STATE_RECORD -> Models.ofStates(models(states.read(type), type));
            case KEY_RECORD -> new Models(List.of(), models(keys.read(type), type), List.of(), List.of(), List.of());
            case EVENT_FIELDS ->
                new Models(List.of(), List.of(), models(events.read(type), type), List.of(), List.of());
            case OPERATORS ->
                new Models(List.of(), List.of(), List.of(), models(operators.read(type), type), List.of());
            case AGGREGATE ->
                new Models(List.of(), List.of(), List.of(), List.of(), models(aggregates.read(type), type));
        };
    }

    /** The types inside others, and their older versions, that no task reads, because they were compiled earlier. */
    Models readInside(Models models, Function<String, @Nullable TypeElement> typeOf) {
        Map<ClassName, StateRecordModel> found = new LinkedHashMap<>();
        List<KeyRecordModel> foundKeys = new ArrayList<>();
        Set<ClassName> seen = new HashSet<>(refused);
        models.states().forEach(model -> seen.add(model.name()));
        models.keys().forEach(model -> seen.add(model.name()));
        Deque<ClassName> open = new ArrayDeque<>();
        models.states().forEach(model -> needed(model).forEach(open::add));
        while (!open.isEmpty()) {
            ClassName name = open.remove();
            TypeElement type = seen.add(name) ? typeOf.apply(name.canonicalName()) : null;
            if (type != null) {
                states.readCompiled(type).ifPresent(known -> {
                    found.put(name, known);
                    needed(known).forEach(open::add);
                });
                keys.readCompiled(type).ifPresent(known -> {
                    foundKeys.add(known);
                    known.records().forEach(open::add);
                });
            }
        }
        return new Models(List.copyOf(found.values()), foundKeys, List.of(), List.of(), List.of());
    }

    private static Stream<ClassName> needed(StateRecordModel model) {
        return Stream.concat(model.records(), model.migrations().stream().map(MigrationModel::oldType));
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
