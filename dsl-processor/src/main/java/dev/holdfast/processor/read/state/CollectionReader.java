package dev.holdfast.processor.read.state;

import dev.holdfast.processor.diagnostic.Message;
import dev.holdfast.processor.diagnostic.StateMessages;
import dev.holdfast.processor.model.CollectionKind;
import dev.holdfast.processor.model.MapKind;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.equality.Comparables;
import dev.holdfast.processor.read.equality.Equality;
import dev.holdfast.processor.read.equality.PlainValues;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.place.Site;
import java.util.Map;
import java.util.Objects;
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
    private final StateTypes elements;

    CollectionReader(ProcessingEnvironment environment, StateTypes elements) {
        this.comparables = new Comparables(environment);
        this.elements = elements;
    }

    /** Whether a type is a collection, a map, or an array of objects. */
    static boolean knows(TypeMirror type) {
        return isArray(type) || COLLECTIONS.containsKey(nameOf(type)) || MAPS.containsKey(nameOf(type));
    }

    /** One of those. */
    Optional<StateType> read(TypeMirror type, Site site, Faults faults) {
        if (isArray(type)) {
            return readArray((ArrayType) type, site, faults);
        }
        CollectionKind collection = COLLECTIONS.get(nameOf(type));
        return collection != null
                ? readCollection((DeclaredType) type, collection, site, faults)
                : readMap((DeclaredType) type, Objects.requireNonNull(MAPS.get(nameOf(type)), "a map"), site, faults);
    }

    private static boolean isArray(TypeMirror type) {
        return type instanceof ArrayType array
                && !array.getComponentType().getKind().isPrimitive();
    }

    private static String nameOf(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? ((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .toString()
                : "";
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
