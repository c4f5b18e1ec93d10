package dev.holdfast.processor.read.state;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.diagnostic.StateMessages;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.read.element.HintReader;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.place.Scope;
import dev.holdfast.processor.read.place.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reads types that get no serializer of their own: generic ones with their arguments, and sealed types without annotation. */
final class InlineReader {

    /** Generic types that contain themselves with ever longer arguments have no end. */
    private static final int MAX_OPEN = 40;

    private final StateTypes types;
    private final StructureReader structures;

    InlineReader(ProcessingEnvironment environment, StateTypes types) {
        this.types = types;
        this.structures = new StructureReader(environment, types);
    }

    StructureReader structures() {
        return structures;
    }

    Optional<StateType> read(DeclaredType type, TypeElement element, Site site, Faults faults) {
        boolean isGeneric = !element.getTypeParameters().isEmpty();
        if (isGeneric && !CollectionReader.argumentsAreGiven(type, example(element), site, faults)) {
            return Optional.empty();
        }
        List<StateType> arguments = new ArrayList<>();
        for (TypeMirror argument : type.getTypeArguments()) {
            types.read(argument, false, site, faults).ifPresent(arguments::add);
        }
        if (arguments.size() < type.getTypeArguments().size()) {
            return Optional.empty();
        }
        ClassName name = ClassName.get(element);
        String id = name.canonicalName() + arguments;
        TypeName javaType = javaType(name, arguments);
        if (site.scope().open().contains(id)) {
            return Optional.of(new StateType.EnclosingOf(id, javaType));
        } else if (site.scope().open().size() == MAX_OPEN) {
            faults.add(site.origin(), StateMessages.endless(site.what(), TypeText.name(element)));
            return Optional.empty();
        }
        Scope inside = site.scope().with(site.scope().variablesOf(type)).opening(id);
        int version = HintReader.version(element);
        return structures
                .readUse(element, TypeText.simple(type), site.in(inside), faults)
                .map(structure -> new StateType.InlineOf(
                        id, javaType, name, version, HintReader.formerNames(element), structure));
    }

    /** A type with the types that its arguments are read as. */
    private static TypeName javaType(ClassName name, List<StateType> arguments) {
        return arguments.isEmpty()
                ? name
                : ParameterizedTypeName.get(
                        name, arguments.stream().map(StateType::javaType).toArray(TypeName[]::new));
    }

    private static String example(TypeElement element) {
        String arguments = String.join(
                ", ", element.getTypeParameters().stream().map(any -> "String").toList());
        return TypeText.name(element) + "<" + arguments + ">";
    }
}
