package dev.holdfast.processor;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.ProcessorMessages;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.processor.model.FunctionalModel;
import dev.holdfast.processor.model.GeneratedNames;
import dev.holdfast.processor.model.KeyRecordModel;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.processor.model.Models;
import dev.holdfast.processor.model.OperatorsModel;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.Structure;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Types that were compiled earlier, or elsewhere, and without this processor: they have no serializer, and what is generated
 * for others would not compile.
 */
final class MissingSerializers {

    private final Predicate<ClassName> exists;
    private final Diagnostics diagnostics;
    private final Set<ClassName> missing = new HashSet<>();

    /**
     * @param isRead whether a type is one of this compilation
     * @param exists whether the compiler knows a class
     */
    MissingSerializers(Predicate<ClassName> isRead, Predicate<ClassName> exists, Diagnostics diagnostics) {
        this.exists = type -> isRead.test(type) || exists.test(GeneratedNames.serializer(type));
        this.diagnostics = diagnostics;
    }

    /** Reports them where they are used, and returns their names. */
    Set<ClassName> check(Models models) {
        models.states().forEach(this::checkState);
        models.keys().forEach(this::checkKey);
        models.operators().forEach(this::checkOperators);
        models.aggregates()
                .forEach(model ->
                        report(model.state().records(), "aggregate " + simpleName(model.name()), model.origin()));
        return missing;
    }

    private void checkState(StateRecordModel model) {
        checkStructure(model.structure(), model.name(), model.origin());
        model.migrations()
                .forEach(migration -> report(
                        Stream.of(migration.oldType()), "a migration of " + simpleName(model.name()), model.origin()));
    }

    private void checkStructure(Structure structure, ClassName owner, Origin origin) {
        if (structure instanceof Structure.Product product) {
            for (ComponentModel<StateType> component : product.components()) {
                report(component.type().records(), textOf(component, owner), component.origin());
            }
        } else {
            report(structure.records(), simpleName(owner), origin);
        }
    }

    private void checkKey(KeyRecordModel model) {
        for (ComponentModel<KeyType> component : model.components()) {
            report(component.type().records(), textOf(component, model.name()), component.origin());
        }
    }

    private void checkOperators(OperatorsModel model) {
        model.all().forEach(function -> {
            String name = function instanceof FunctionalModel
                    ? function.name()
                    : simpleName(model.name()) + "." + function.name();
            report(function.stateTypes().flatMap(StateType::records), "the state of " + name, function.idOrigin());
            report(function.innerKeyTypes().flatMap(KeyType::records), "a map of " + name, function.idOrigin());
            report(function.keyType().records(), "the key of " + name, function.idOrigin());
        });
    }

    private static String textOf(ComponentModel<?> component, ClassName owner) {
        return "'" + component.name() + "' of " + simpleName(owner);
    }

    private static String simpleName(ClassName type) {
        return String.join(".", type.simpleNames());
    }

    private void report(Stream<ClassName> types, String user, Origin origin) {
        Set<ClassName> without = types.filter(exists.negate()).collect(Collectors.toCollection(TreeSet::new));
        for (ClassName type : without) {
            missing.add(type);
            diagnostics.add(
                    origin,
                    ProcessorMessages.serializerMissing(
                            user,
                            simpleName(type),
                            type.canonicalName(),
                            GeneratedNames.serializer(type).canonicalName()));
        }
    }
}
