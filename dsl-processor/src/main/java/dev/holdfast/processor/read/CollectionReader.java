package dev.holdfast.processor.read;

import dev.holdfast.processor.diagnostic.Message;
import dev.holdfast.processor.diagnostic.StateMessages;
import dev.holdfast.processor.model.CollectionKind;
import dev.holdfast.processor.model.MapKind;
import dev.holdfast.processor.model.StateType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads collections, maps, and arrays of objects. */
final class CollectionReader {

    private static final Map<String, CollectionKind> COLLECTIONS = Stream.of(CollectionKind.values())
            .collect(Collectors.toUnmodifiableMap(kind -> kind.javaType().canonicalName(), Function.identity()));
    private static final Map<String, MapKind> MAPS = Stream.of(MapKind.values())
            .collect(Collectors.toUnmodifiableMap(kind -> kind.javaType().canonicalName(), Function.identity()));

    private final Comparables comparables;
    private final StateTypeReader elements;

    CollectionReader(ProcessingEnvironment environment, StateTypeReader elements) {
        this.comparables = new Comparables(environment);
        this.elements = elements;
    }

    Match read(TypeMirror type, Site site, Faults faults) {
        if (type instanceof ArrayType array
                && !array.getComponentType().getKind().isPrimitive()) {
            return Match.of(readArray(array, site, faults));
        } else if (type.getKind() != TypeKind.DECLARED) {
            return Match.NONE;
        }
        DeclaredType declared = (DeclaredType) type;
        String name = ((TypeElement) declared.asElement()).getQualifiedName().toString();
        CollectionKind collection = COLLECTIONS.get(name);
        MapKind map = MAPS.get(name);
        if (collection != null) {
            return Match.of(readCollection(declared, collection, site, faults));
        } else if (map != null) {
            return Match.of(readMap(declared, map, site, faults));
        }
        return Match.NONE;
    }

    private Optional<StateType> readArray(ArrayType type, Site site, Faults faults) {
        Optional<StateType> element = elements.read(type.getComponentType(), false, site, faults);
        if (element.isPresent() && isGeneric(element.get())) {
            String text = TypeText.simple(type);
            faults.add(
                    site.origin(),
                    StateMessages.genericArray(site.what(), text, TypeText.simple(type.getComponentType())));
            return Optional.empty();
        }
        return element.map(StateType.ArrayOf::new);
    }

    /** Java makes no arrays of types with arguments. */
    private static boolean isGeneric(StateType type) {
        return type.javaType().toString().contains("<");
    }

    private Optional<StateType> readCollection(DeclaredType type, CollectionKind kind, Site site, Faults faults) {
        if (!argumentsAreGiven(type, kind.javaType().simpleName() + "<String>", site, faults)) {
            return Optional.empty();
        }
        TypeMirror argument = type.getTypeArguments().get(0);
        Optional<StateType> element = elements.read(argument, false, site, faults);
        boolean isFit = element.isPresent()
                && (!kind.isSet() || hasEquality(type, argument, site, faults))
                && (!kind.isSorted() || isSortable(element.get(), type, argument, site, faults));
        boolean isPlain = PlainValues.are(argument, site.scope());
        return element.filter(read -> isFit).map(read -> new StateType.CollectionOf(kind, read, isPlain));
    }

    private Optional<StateType> readMap(DeclaredType type, MapKind kind, Site site, Faults faults) {
        if (!argumentsAreGiven(type, kind.javaType().simpleName() + "<String, Long>", site, faults)) {
            return Optional.empty();
        }
        TypeMirror argument = type.getTypeArguments().get(0);
        Optional<StateType> key = elements.read(argument, false, site, faults);
        Optional<StateType> value = elements.read(type.getTypeArguments().get(1), false, site, faults);
        boolean isFit = key.isPresent()
                && hasEquality(type, argument, site, faults)
                && (!kind.isSorted() || isSortable(key.get(), type, argument, site, faults));
        boolean isPlain = PlainValues.are(argument, site.scope());
        return key.filter(read -> isFit)
                .flatMap(keyType -> value.map(valueType -> new StateType.MapOf(kind, keyType, valueType, isPlain)));
    }

    private static boolean hasEquality(DeclaredType type, TypeMirror element, Site site, Faults faults) {
        Optional<Message> problem = Equality.problem(element, site.scope(), site.what(), TypeText.simple(type));
        problem.ifPresent(message -> faults.add(site.origin(), message));
        return problem.isEmpty();
    }

    private boolean isSortable(StateType element, DeclaredType type, TypeMirror argument, Site site, Faults faults) {
        boolean isNullable = element instanceof StateType.NullableOf;
        if (isNullable || !comparables.isComparable(argument, site.scope())) {
            String found = (isNullable ? "@Nullable " : "") + TypeText.simple(argument);
            faults.add(site.origin(), StateMessages.notComparable(site.what(), TypeText.simple(type), found));
            return false;
        }
        return true;
    }

    static boolean argumentsAreGiven(DeclaredType type, String example, Site site, Faults faults) {
        String found = TypeText.qualified(type);
        String fix = "name the types, for example " + example + ".";
        if (type.getTypeArguments().isEmpty()) {
            faults.add(site.origin(), StateMessages.raw(site.what(), found, fix));
            return false;
        } else if (type.getTypeArguments().stream().anyMatch(argument -> argument.getKind() == TypeKind.WILDCARD)) {
            String inside = TypeText.simple(type);
            faults.add(site.origin(), StateMessages.wildcard(site.what(), found, inside, fix));
            return false;
        }
        return true;
    }
}
