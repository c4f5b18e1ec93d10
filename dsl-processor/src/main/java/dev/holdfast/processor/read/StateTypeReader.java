package dev.holdfast.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.processor.diagnostic.StateMessages;
import dev.holdfast.processor.model.OptionalKind;
import dev.holdfast.processor.model.ScalarType;
import dev.holdfast.processor.model.StateType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Types;

/** Reads the types that state can have. Empty means that a fault was added, or is reported elsewhere. */
final class StateTypeReader {

    private static final Map<String, ScalarType> SCALARS = Stream.of(ScalarType.values())
            .collect(Collectors.toUnmodifiableMap(type -> type.javaType().toString(), Function.identity()));
    private static final Map<String, OptionalKind> OPTIONALS = Stream.of(OptionalKind.values())
            .collect(Collectors.toUnmodifiableMap(kind -> kind.javaType().toString(), Function.identity()));

    private final Types types;
    private final Visibility visibility;
    private final UnsupportedTypes unsupported;
    private final CollectionReader collections;
    private final InlineReader inline;
    private final ForeignTypeReader foreign;

    StateTypeReader(ProcessingEnvironment environment) {
        types = environment.getTypeUtils();
        visibility = new Visibility(environment.getElementUtils());
        unsupported = new UnsupportedTypes(environment);
        collections = new CollectionReader(environment, this);
        inline = new InlineReader(environment, this);
        foreign = new ForeignTypeReader(environment);
    }

    StructureReader structures() {
        return inline.structures();
    }

    /** A component or field: its annotations may say how it is written. */
    Optional<StateType> readComponent(Element field, boolean isNullable, Site site, Faults faults) {
        Match own = foreign.readField(field, site, faults, () -> isSupported(field, site));
        boolean mayBeNull = isNullable || Annotations.isNullable(field.asType());
        return own.isKnown()
                ? own.type().map(type -> nullableIf(mayBeNull, type))
                : read(field.asType(), isNullable, site, faults);
    }

    /** Whether a type needs no help; nobody hears why not. */
    private boolean isSupported(Element field, Site site) {
        Faults unheard = new Faults();
        return read(field.asType(), false, site, unheard).isPresent() && !unheard.isRefused();
    }

    /** The type of a component, or a type argument of one. */
    Optional<StateType> read(TypeMirror type, boolean isNullable, Site site, Faults faults) {
        if (type instanceof TypeVariable variable) {
            return readVariable(variable, isNullable, site, faults);
        } else if (!isNullable && !Annotations.isNullable(type)) {
            return readPresent(type, site, faults);
        } else if (type.getKind().isPrimitive()) {
            String box = types.boxedClass(types.getPrimitiveType(type.getKind()))
                    .getSimpleName()
                    .toString();
            faults.add(site.origin(), StateMessages.nullablePrimitive(site.what(), TypeText.simple(type), box));
            return Optional.empty();
        } else if (isOptional(type)) {
            faults.add(site.origin(), StateMessages.nullableOptional(site.what(), TypeText.simple(type)));
            return Optional.empty();
        }
        return readPresent(type, site, faults).map(present -> nullableIf(true, present));
    }

    private static StateType nullableIf(boolean isNullable, StateType type) {
        return isNullable && !(type instanceof StateType.NullableOf) ? new StateType.NullableOf(type) : type;
    }

    /** In the declaration of a generic type a variable can be anything; each use is checked with its arguments. */
    private Optional<StateType> readVariable(TypeVariable variable, boolean isNullable, Site site, Faults faults) {
        Optional<Scope.Bound> bound = site.scope().boundOf(variable);
        if (bound.isEmpty()) {
            return Optional.of(new StateType.Scalar(ScalarType.STRING));
        }
        Site inside = site.in(site.scope().with(bound.get().variables()));
        return read(bound.get().type(), isNullable || Annotations.isNullable(variable), inside, faults);
    }

    /** The state of an update function: no collection. */
    Optional<StateType> readState(TypeMirror type, Site site, Faults faults) {
        Match simple = readSimple(type, site, faults);
        if (!simple.isKnown()) {
            faults.add(site.origin(), unsupported.stateMessage(type, site));
        }
        return simple.type().filter(state -> {
            boolean isState = !(state instanceof StateType.OptionalNumber)
                    && !(state instanceof StateType.Scalar scalar
                            && !scalar.type().isState());
            if (!isState) {
                faults.add(site.origin(), unsupported.stateMessage(type, site));
            }
            return isState;
        });
    }

    private Optional<StateType> readPresent(TypeMirror type, Site site, Faults faults) {
        Match collection = collections.read(type, site, faults);
        if (collection.isKnown()) {
            return collection.type();
        } else if (isNamed(type, Optional.class)) {
            return readOptional((DeclaredType) type, site, faults);
        }
        Match simple = readSimple(type, site, faults);
        if (!simple.isKnown()) {
            faults.add(site.origin(), unsupported.componentMessage(type, site));
        }
        return simple.type();
    }

    private Optional<StateType> readOptional(DeclaredType type, Site site, Faults faults) {
        if (!CollectionReader.argumentsAreGiven(type, "Optional<String>", site, faults)) {
            return Optional.empty();
        }
        TypeMirror argument = type.getTypeArguments().get(0);
        Optional<StateType> value = read(argument, false, site, faults);
        if (value.isPresent() && value.get() instanceof StateType.NullableOf) {
            faults.add(site.origin(), StateMessages.nullableOptional(site.what(), TypeText.simple(type)));
            return Optional.empty();
        }
        return value.map(StateType.OptionalOf::new);
    }

    private static boolean isOptional(TypeMirror type) {
        return isNamed(type, Optional.class) || OPTIONALS.containsKey(TypeText.qualified(type));
    }

    private Match readSimple(TypeMirror type, Site site, Faults faults) {
        if (type.getKind().isPrimitive()) {
            return Match.of(
                    new StateType.Scalar(ScalarType.valueOf(type.getKind().name())));
        } else if (type instanceof ArrayType array
                && array.getComponentType().getKind().isPrimitive()) {
            return Annotations.isNullable(array.getComponentType())
                    ? Match.of(read(array.getComponentType(), false, site, faults))
                    : Match.of(new StateType.Scalar(
                            Objects.requireNonNull(SCALARS.get(TypeText.qualified(array)), "an array of primitives")));
        } else if (type.getKind() != TypeKind.DECLARED) {
            return Match.NONE;
        }
        DeclaredType declared = (DeclaredType) type;
        TypeElement element = (TypeElement) declared.asElement();
        String name = element.getQualifiedName().toString();
        ScalarType scalar = SCALARS.get(name);
        OptionalKind optional = OPTIONALS.get(name);
        if (scalar != null) {
            return Match.of(new StateType.Scalar(scalar));
        } else if (optional != null) {
            return Match.of(new StateType.OptionalNumber(optional));
        }
        return readNamed(declared, element, site, faults);
    }

    private Match readNamed(DeclaredType type, TypeElement element, Site site, Faults faults) {
        Match own = foreign.readType(type, element, site, faults);
        if (own.isKnown()) {
            return own;
        }
        boolean isEnum = element.getKind() == ElementKind.ENUM;
        boolean isState = Annotations.isState(element);
        boolean isKey = Annotations.isOn(element, KeyRecord.class);
        boolean isSealed = isSealed(element);
        String name = TypeText.name(element);
        if (element.getKind() == ElementKind.RECORD && !isState && !isKey) {
            faults.add(site.origin(), StateMessages.notAnnotated(site.what(), name));
            return Match.REFUSED;
        } else if (!isEnum && !isState && !isKey && !isSealed) {
            return Match.NONE;
        } else if (!visibility.isVisible(element, site.from())) {
            faults.add(site.origin(), StateMessages.hiddenType(name, site.what()));
            return Match.REFUSED;
        } else if (isEnum) {
            return Match.of(new StateType.EnumOf(
                    ClassName.get(element), HintReader.constants(element), HintReader.renamedConstants(element)));
        } else if (isKey) {
            return Match.of(new StateType.KeyOf(ClassName.get(element)));
        } else if (isState && element.getTypeParameters().isEmpty()) {
            return Match.of(new StateType.RecordOf(ClassName.get(element)));
        }
        return Match.of(inline.read(type, element, site, faults));
    }

    /** A type that gets its code where it is used. */
    Optional<StateType> readInline(DeclaredType type, TypeElement element, Site site, Faults faults) {
        return inline.read(type, element, site, faults);
    }

    /** A type with the types that its arguments are read as. */
    static TypeName javaType(ClassName name, List<StateType> arguments) {
        return arguments.isEmpty()
                ? name
                : ParameterizedTypeName.get(
                        name, arguments.stream().map(StateType::javaType).toArray(TypeName[]::new));
    }

    /** Whether its values are those of the types that it permits. */
    static boolean isSealed(TypeElement element) {
        boolean isAbstract = element.getKind() == ElementKind.INTERFACE
                || (element.getKind() == ElementKind.CLASS
                        && element.getModifiers().contains(Modifier.ABSTRACT));
        return isAbstract && element.getModifiers().contains(Modifier.SEALED);
    }

    /** The sealed types that permit a type. */
    static List<TypeElement> sealedParents(TypeElement type) {
        return parents(type)
                .map(parent -> (TypeElement) parent.asElement())
                .filter(StateTypeReader::isSealed)
                .toList();
    }

    /** What a type implements and extends. */
    static Stream<DeclaredType> parents(TypeElement type) {
        return Stream.concat(type.getInterfaces().stream(), Stream.of(type.getSuperclass()))
                .filter(DeclaredType.class::isInstance)
                .map(DeclaredType.class::cast);
    }

    static boolean isNamed(TypeMirror type, Class<?> expected) {
        return type.getKind() == TypeKind.DECLARED
                && ((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .contentEquals(expected.getCanonicalName());
    }
}
