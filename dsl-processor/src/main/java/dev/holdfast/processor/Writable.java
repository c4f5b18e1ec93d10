package dev.holdfast.processor;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.model.FunctionModel;
import dev.holdfast.processor.model.KeyRecordModel;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.processor.model.Models;
import dev.holdfast.processor.model.OperatorsModel;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.model.StateType;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Leaves out what would refer to a serializer that is not written, because its record was refused: the compiler would
 * complain about generated code, for a fault that has been reported already.
 */
final class Writable {

    private final Set<ClassName> refused;

    private Writable(Set<ClassName> refused) {
        this.refused = refused;
    }

    static Models of(Models models, Set<ClassName> refused) {
        Writable writable = new Writable(new HashSet<>(refused));
        while (writable.spreadThrough(models)) {}
        return new Models(
                models.states().stream()
                        .filter(model -> !writable.refused.contains(model.name()))
                        .collect(Collectors.toList()),
                models.keys().stream()
                        .filter(model -> !writable.refused.contains(model.name()))
                        .collect(Collectors.toList()),
                models.events().stream()
                        .filter(model -> !writable.refused.contains(model.name()))
                        .collect(Collectors.toList()),
                models.operators().stream().map(writable::operators).collect(Collectors.toList()),
                models.aggregates().stream()
                        .filter(model -> !writable.isRefused(model.state().records()))
                        .collect(Collectors.toList()));
    }

    /** Refuses the records that contain a refused one; whether there were any. */
    private boolean spreadThrough(Models models) {
        Stream<ClassName> states = models.states().stream()
                .filter(model -> isRefused(model.records()))
                .map(StateRecordModel::name);
        Stream<ClassName> keys = models.keys().stream()
                .filter(model -> isRefused(model.records()))
                .map(KeyRecordModel::name);
        return refused.addAll(Stream.concat(states, keys).collect(Collectors.toSet()));
    }

    private OperatorsModel operators(OperatorsModel model) {
        return new OperatorsModel(
                model.name(),
                model.isPublic(),
                model.functions().stream().filter(this::isWritable).toList(),
                model.statesFunctions().stream().filter(this::isWritable).toList(),
                model.functional().filter(this::isWritable));
    }

    private boolean isWritable(FunctionModel function) {
        Stream<KeyType> keys = Stream.concat(Stream.of(function.keyType()), function.innerKeyTypes());
        return !isRefused(function.stateTypes().flatMap(StateType::records))
                && !isRefused(keys.flatMap(KeyType::records));
    }

    private boolean isRefused(Stream<ClassName> records) {
        return records.anyMatch(refused::contains);
    }
}
