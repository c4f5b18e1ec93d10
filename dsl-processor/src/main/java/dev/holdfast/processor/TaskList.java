package dev.holdfast.processor;

import dev.holdfast.annotation.Aggregate;
import dev.holdfast.annotation.EventRecord;
import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.annotation.OnBroadcast;
import dev.holdfast.annotation.OnTimer;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.StatefulFunction;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.processor.model.Models;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.read.aggregate.AggregateReader;
import dev.holdfast.processor.read.element.EnclosingType;
import dev.holdfast.processor.read.element.UnresolvedTypes;
import dev.holdfast.processor.read.operator.OperatorsReader;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** What there is to read. A type that refers to unknown types waits for the next round. */
final class TaskList {

    private final Set<Task> waiting = new LinkedHashSet<>();
    private final Set<String> seen = new HashSet<>();

    /** Adds what is annotated in this round, and returns everything to look at. */
    List<Task> next(RoundEnvironment round) {
        for (Element record : round.getElementsAnnotatedWith(StateRecord.class)) {
            add(Task.Kind.STATE_RECORD, record);
        }
        for (Element record : round.getElementsAnnotatedWith(KeyRecord.class)) {
            add(Task.Kind.KEY_RECORD, record);
        }
        for (Element record : round.getElementsAnnotatedWith(EventRecord.class)) {
            add(Task.Kind.STATE_RECORD, record);
            add(Task.Kind.EVENT_FIELDS, record);
        }
        for (Class<? extends Annotation> annotation : List.of(UpdateFunction.class, OnTimer.class, OnBroadcast.class)) {
            for (Element method : round.getElementsAnnotatedWith(annotation)) {
                add(Task.Kind.OPERATORS, EnclosingType.of(method));
            }
        }
        for (Element type : round.getElementsAnnotatedWith(StatefulFunction.class)) {
            add(Task.Kind.OPERATORS, type);
        }
        for (Element type : round.getElementsAnnotatedWith(Aggregate.class)) {
            add(Task.Kind.AGGREGATE, type);
        }
        return List.copyOf(waiting);
    }

    /** Whether a type is one of this compilation, and not one that was compiled earlier. */
    boolean hasSeen(String qualifiedName) {
        return seen.contains(qualifiedName);
    }

    /** What still waits. */
    List<Task> waiting() {
        return new ArrayList<>(waiting);
    }

    void done(Task task) {
        waiting.remove(task);
    }

    /** Leaves out, until the next round, the state types that contain one that waits: whether they are recursive depends on it. */
    Models postpone(Models models) {
        Set<String> late = waiting.stream()
                .filter(task -> task.kind() == Task.Kind.STATE_RECORD)
                .map(Task::type)
                .collect(Collectors.toSet());
        while (late.addAll(namesAround(late, models))) {}
        List<StateRecordModel> ready = new ArrayList<>();
        for (StateRecordModel model : models.states()) {
            String name = model.name().canonicalName();
            if (late.contains(name)) {
                waiting.add(new Task(Task.Kind.STATE_RECORD, name));
            } else {
                ready.add(model);
            }
        }
        return new Models(ready, models.keys(), models.events(), models.operators(), models.aggregates());
    }

    private static Set<String> namesAround(Set<String> late, Models models) {
        return models.states().stream()
                .filter(model -> model.records().anyMatch(inside -> late.contains(inside.canonicalName())))
                .map(model -> model.name().canonicalName())
                .collect(Collectors.toSet());
    }

    /** A type that the element refers to and that is not known, if there is one. */
    static Optional<String> missingType(Task task, TypeElement type) {
        return switch (task.kind()) {
            case OPERATORS -> missingIn(OperatorsReader.called(type));
            case AGGREGATE -> missingIn(AggregateReader.called(type));
            case STATE_RECORD, KEY_RECORD, EVENT_FIELDS -> UnresolvedTypes.inComponents(type);
        };
    }

    private static Optional<String> missingIn(List<ExecutableElement> methods) {
        return methods.stream()
                .flatMap(method -> UnresolvedTypes.inSignature(method).stream())
                .findFirst();
    }

    private void add(Task.Kind kind, Element element) {
        if (element instanceof TypeElement type) {
            waiting.add(new Task(kind, type.getQualifiedName().toString()));
            seen.add(type.getQualifiedName().toString());
        }
    }
}
