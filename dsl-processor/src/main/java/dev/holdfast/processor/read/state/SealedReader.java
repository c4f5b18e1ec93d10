package dev.holdfast.processor.read.state;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.StructureMessages;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.Structure;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.DeclaredTypes;
import dev.holdfast.processor.read.element.HintReader;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.place.Site;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Types;

/** Reads sealed types: the records and classes at the ends of what they permit, in the order in which they permit them. */
final class SealedReader {

    private final Types types;
    private final StateTypes stateTypes;

    SealedReader(ProcessingEnvironment environment, StateTypes stateTypes) {
        this.types = environment.getTypeUtils();
        this.stateTypes = stateTypes;
    }

    Optional<Structure.Sum> read(TypeElement type, Site site, Faults faults) {
        Set<TypeElement> leaves = new LinkedHashSet<>();
        Faults own = new Faults();
        collectLeaves(type, type, site, leaves, own);
        checkNames(type, leaves, site, own);
        List<Structure.Alternative> alternatives = new ArrayList<>();
        if (!own.isRefused()) {
            for (TypeElement leaf : leaves) {
                readLeaf(leaf, type, site, own)
                        .map(read ->
                                new Structure.Alternative(leaf.getSimpleName().toString(), read))
                        .ifPresent(alternatives::add);
            }
        }
        faults.addAll(own);
        return own.isRefused() ? Optional.empty() : Optional.of(new Structure.Sum(alternatives));
    }

    private static void collectLeaves(
            TypeElement type, TypeElement root, Site site, Set<TypeElement> leaves, Faults faults) {
        for (TypeMirror permitted : type.getPermittedSubclasses()) {
            TypeElement subtype = (TypeElement) ((DeclaredType) permitted).asElement();
            if (DeclaredTypes.isSealed(subtype)) {
                collectLeaves(subtype, root, site, leaves, faults);
            } else if (isLeaf(subtype)) {
                leaves.add(subtype);
            } else {
                faults.add(
                        originOf(subtype, root, site),
                        StructureMessages.sealedSubtype(
                                TypeText.name(root), TypeText.name(subtype), described(subtype)));
            }
        }
    }

    private static boolean isLeaf(TypeElement type) {
        return type.getKind() == ElementKind.RECORD
                || (type.getKind() == ElementKind.CLASS
                        && type.getModifiers().contains(Modifier.FINAL)
                        && Annotations.isState(type));
    }

    private static String described(TypeElement type) {
        Set<Modifier> modifiers = type.getModifiers();
        String kind = TypeText.kind(type) + " " + TypeText.name(type);
        if (modifiers.contains(Modifier.NON_SEALED)) {
            return "non-sealed " + kind;
        }
        return (modifiers.contains(Modifier.ABSTRACT) && type.getKind() == ElementKind.CLASS ? "abstract " : "") + kind;
    }

    /** The subtype itself, where the sealed type is declared; else the place of use. */
    private static Origin originOf(TypeElement subtype, TypeElement root, Site site) {
        return site.from().equals(root) ? Origin.of(subtype) : site.origin();
    }

    private static void checkNames(TypeElement root, Set<TypeElement> leaves, Site site, Faults faults) {
        Map<String, TypeElement> bySimpleName = new TreeMap<>();
        for (TypeElement leaf : leaves) {
            TypeElement other = bySimpleName.put(leaf.getSimpleName().toString(), leaf);
            if (other != null) {
                faults.add(
                        originOf(leaf, root, site),
                        StructureMessages.sealedNames(
                                TypeText.name(root),
                                leaf.getQualifiedName().toString(),
                                other.getQualifiedName().toString()));
            }
        }
    }

    private Optional<StateType> readLeaf(TypeElement leaf, TypeElement root, Site site, Faults faults) {
        boolean isCovered = !Annotations.isState(leaf) && Annotations.isState(root);
        if (isCovered
                && leaf.getTypeParameters().isEmpty()
                && root.getTypeParameters().isEmpty()) {
            return readCovered(leaf, faults);
        } else if (!isCovered && !Annotations.isState(leaf)) {
            faults.add(
                    originOf(leaf, root, site),
                    StructureMessages.sealedNotAnnotated(TypeText.name(root), TypeText.name(leaf)));
            return Optional.empty();
        }
        Optional<DeclaredType> type = leafType(leaf, root);
        if (type.isEmpty()) {
            faults.add(
                    site.origin(),
                    StructureMessages.sealedGeneric(
                            TypeText.name(root),
                            TypeText.name(leaf),
                            !root.getTypeParameters().isEmpty()));
            return Optional.empty();
        } else if (isCovered && site.from().equals(root)) {
            // Nobody else reads its declaration.
            stateTypes.readDeclaration(leaf, faults);
        }
        return isCovered
                ? stateTypes.readInline(type.get(), leaf, site, faults)
                : stateTypes.read(type.get(), false, site, faults);
    }

    /** A record that the annotation of the sealed type covers. */
    private Optional<StateType> readCovered(TypeElement leaf, Faults faults) {
        ClassName name = ClassName.get(leaf);
        return stateTypes
                .readDeclaration(leaf, faults)
                .map(structure -> new StateType.InlineOf(
                        name.canonicalName(), name, name, 1, HintReader.formerNames(leaf), structure));
    }

    /** The record with arguments in terms of the sealed type's variables: {@code Ok<T>} for {@code Result<T>}. */
    private Optional<DeclaredType> leafType(TypeElement leaf, TypeElement root) {
        if (leaf.getTypeParameters().isEmpty()) {
            return root.getTypeParameters().isEmpty() ? Optional.of(types.getDeclaredType(leaf)) : Optional.empty();
        }
        return DeclaredTypes.parents(leaf)
                .filter(parent -> parent.asElement().equals(root))
                .findFirst()
                .flatMap(parent -> argumentsOf(leaf, root, parent))
                .map(arguments -> types.getDeclaredType(leaf, arguments));
    }

    private static Optional<TypeMirror[]> argumentsOf(TypeElement leaf, TypeElement root, DeclaredType parent) {
        List<? extends TypeParameterElement> parameters = leaf.getTypeParameters();
        if (parameters.size() != parent.getTypeArguments().size()) {
            return Optional.empty();
        }
        TypeMirror[] arguments = new TypeMirror[parameters.size()];
        for (int i = 0; i < arguments.length; i++) {
            if (!(parent.getTypeArguments().get(i) instanceof TypeVariable variable)) {
                return Optional.empty();
            }
            int place = indexOf(parameters, variable.asElement());
            if (place < 0 || arguments[place] != null) {
                return Optional.empty();
            }
            arguments[place] = root.getTypeParameters().get(i).asType();
        }
        return Optional.of(arguments);
    }

    private static int indexOf(List<? extends TypeParameterElement> parameters, Element parameter) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).getSimpleName().equals(parameter.getSimpleName())) {
                return i;
            }
        }
        return -1;
    }
}
