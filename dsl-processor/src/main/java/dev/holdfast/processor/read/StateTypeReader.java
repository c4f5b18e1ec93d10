package dev.holdfast.processor.read;

import com.palantir.javapoet.ClassName;
import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.processor.diagnostic.StateMessages;
import dev.holdfast.processor.model.ScalarType;
import dev.holdfast.processor.model.StateType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads the types that state can have. Empty means that a fault was added, or is reported elsewhere. */
final class StateTypeReader {

    private static final Map<String, ScalarType> SCALARS = Stream.of(ScalarType.values())
            .collect(Collectors.toUnmodifiableMap(type -> type.javaType().toString(), Function.identity()));

    private final Types types;
    private final Visibility visibility;
    private final NearestType nearest;

    StateTypeReader(Types types, Visibility visibility) {
        this.types = types;
        this.visibility = visibility;
        this.nearest = new NearestType(types);
    }

    /** A component, or a type argument of one. */
    Optional<StateType> readComponent(TypeMirror type, boolean isNullable, Site site, Faults faults) {
        if (!isNullable && !Annotations.isNullable(type)) {
            return readPresent(type, site, faults);
        } else if (type.getKind().isPrimitive()) {
            String box = types.boxedClass(types.getPrimitiveType(type.getKind()))
                    .getSimpleName()
                    .toString();
            faults.add(site.origin(), StateMessages.nullablePrimitive(site.what(), TypeText.simple(type), box));
            return Optional.empty();
        }
        return readPresent(type, site, faults).map(StateType.NullableOf::new);
    }

    /** The state of an update function: no collection. */
    Optional<StateType> readState(TypeMirror type, Site site, Faults faults) {
        Faults own = new Faults();
        Optional<StateType> simple = readSimple(type, site, own);
        if (simple.isEmpty() && !own.isRefused()) {
            String fix = nearest.forState(type);
            own.add(site.origin(), StateMessages.unsupportedState(site.what(), TypeText.qualified(type), fix));
        }
        faults.addAll(own);
        return simple;
    }

    private Optional<StateType> readPresent(TypeMirror type, Site site, Faults faults) {
        if (isNamed(type, List.class)) {
            return readList((DeclaredType) type, site, faults);
        } else if (isNamed(type, Map.class)) {
            return readMap((DeclaredType) type, site, faults);
        }
        Faults own = new Faults();
        Optional<StateType> simple = readSimple(type, site, own);
        if (simple.isEmpty() && !own.isRefused()) {
            String fix = nearest.forComponent(type);
            own.add(site.origin(), StateMessages.unsupported(site.what(), TypeText.qualified(type), fix));
        }
        faults.addAll(own);
        return simple;
    }

    private Optional<StateType> readList(DeclaredType type, Site site, Faults faults) {
        return argumentsAreGiven(type, "List<String>", site, faults)
                ? readComponent(type.getTypeArguments().get(0), false, site, faults)
                        .map(StateType.ListOf::new)
                : Optional.empty();
    }

    private Optional<StateType> readMap(DeclaredType type, Site site, Faults faults) {
        if (!argumentsAreGiven(type, "Map<String, Long>", site, faults)) {
            return Optional.empty();
        }
        Optional<StateType> key = readComponent(type.getTypeArguments().get(0), false, site, faults);
        Optional<StateType> value = readComponent(type.getTypeArguments().get(1), false, site, faults);
        return key.flatMap(keyType -> value.map(valueType -> new StateType.MapOf(keyType, valueType)));
    }

    private static boolean argumentsAreGiven(DeclaredType type, String example, Site site, Faults faults) {
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

    private Optional<StateType> readSimple(TypeMirror type, Site site, Faults faults) {
        if (type.getKind().isPrimitive()) {
            return Optional.of(
                    new StateType.Scalar(ScalarType.valueOf(type.getKind().name())));
        } else if (type.getKind() == TypeKind.TYPEVAR) {
            faults.refuse();
            return Optional.empty();
        } else if (type.getKind() != TypeKind.DECLARED) {
            return Optional.empty();
        }
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        ScalarType scalar = SCALARS.get(element.getQualifiedName().toString());
        return scalar == null ? readNamed(element, site, faults) : Optional.of(new StateType.Scalar(scalar));
    }

    private Optional<StateType> readNamed(TypeElement element, Site site, Faults faults) {
        boolean isEnum = element.getKind() == ElementKind.ENUM;
        boolean isRecord = element.getKind() == ElementKind.RECORD;
        boolean isStateRecord = Annotations.isOn(element, StateRecord.class);
        if (!isEnum && !isRecord) {
            if (isStateRecord) {
                faults.refuse();
            }
            return Optional.empty();
        }
        String name = TypeText.name(element);
        if (isRecord && !isStateRecord) {
            boolean isKey = Annotations.isOn(element, KeyRecord.class);
            faults.add(site.origin(), StateMessages.notAnnotated(site.what(), name, isKey));
        } else if (isRecord && !element.getTypeParameters().isEmpty()) {
            faults.refuse();
        } else if (!visibility.isVisible(element, site.from())) {
            faults.add(site.origin(), StateMessages.hiddenType(name, site.what()));
        } else {
            ClassName className = ClassName.get(element);
            return Optional.of(isEnum ? new StateType.EnumOf(className) : new StateType.RecordOf(className));
        }
        return Optional.empty();
    }

    private static boolean isNamed(TypeMirror type, Class<?> expected) {
        return type.getKind() == TypeKind.DECLARED
                && ((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .contentEquals(expected.getCanonicalName());
    }
}
