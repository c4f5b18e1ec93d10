package dev.holdfast.processor.read.state;

import com.palantir.javapoet.ClassName;
import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.processor.diagnostic.Message;
import dev.holdfast.processor.diagnostic.StateMessages;
import dev.holdfast.processor.model.OptionalKind;
import dev.holdfast.processor.model.ScalarType;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.Structure;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.DeclaredTypes;
import dev.holdfast.processor.read.element.HintReader;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.element.Visibility;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.place.Scope;
import dev.holdfast.processor.read.place.Site;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Types;

/** Reads the types that state can have. */
public final class StateTypeReader implements StateTypes {

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

    public StateTypeReader(ProcessingEnvironment environment) {
        types = environment.getTypeUtils();
        visibility = new Visibility(environment.getElementUtils());
        unsupported = new UnsupportedTypes(environment);
        collections = new CollectionReader(environment, this);
        inline = new InlineReader(environment, this);
        foreign = new ForeignTypeReader(environment, this);
    }

    @Override
    public Optional<StateType> readComponent(Element field, boolean isNullable, Site site, Faults faults) {
        if (!ForeignTypeReader.knows(field)) {
            return read(field.asType(), isNullable, site, faults);
        }
        boolean mayBeNull = isNullable || Annotations.isNullable(field.asType());
        return foreign.readField(field, site, faults).map(type -> nullableIf(mayBeNull, type));
    }

    @Override
    public Optional<StateType> read(TypeMirror type, boolean isNullable, Site site, Faults faults) {
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
    public Optional<StateType> readState(TypeMirror type, Site site, Faults faults) {
        Supplier<Message> refusal = () -> unsupported.stateMessage(type, site);
        Optional<StateType> simple = readSimple(type, site, faults, refusal);
        if (simple.isPresent() && !isState(simple.get())) {
            faults.add(site.origin(), refusal.get());
            return Optional.empty();
        }
        return simple;
    }

    private static boolean isState(StateType type) {
        return !(type instanceof StateType.OptionalNumber)
                && !(type instanceof StateType.Scalar scalar && !scalar.type().isState());
    }

    private Optional<StateType> readPresent(TypeMirror type, Site site, Faults faults) {
        if (CollectionReader.knows(type)) {
            return collections.read(type, site, faults);
        } else if (DeclaredTypes.isNamed(type, Optional.class)) {
            return readOptional((DeclaredType) type, site, faults);
        }
        return readSimple(type, site, faults, () -> unsupported.componentMessage(type, site));
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
        return DeclaredTypes.isNamed(type, Optional.class) || OPTIONALS.containsKey(TypeText.qualified(type));
    }

    /** @param refusal what to say of a type of no kind that is known */
    private Optional<StateType> readSimple(TypeMirror type, Site site, Faults faults, Supplier<Message> refusal) {
        if (type.getKind().isPrimitive()) {
            return Optional.of(
                    new StateType.Scalar(ScalarType.valueOf(type.getKind().name())));
        } else if (type instanceof ArrayType array
                && array.getComponentType().getKind().isPrimitive()) {
            return Annotations.isNullable(array.getComponentType())
                    ? read(array.getComponentType(), false, site, faults)
                    : Optional.of(new StateType.Scalar(
                            Objects.requireNonNull(SCALARS.get(TypeText.qualified(array)), "an array of primitives")));
        } else if (type.getKind() != TypeKind.DECLARED) {
            return refused(refusal.get(), site, faults);
        }
        DeclaredType declared = (DeclaredType) type;
        TypeElement element = (TypeElement) declared.asElement();
        String name = element.getQualifiedName().toString();
        ScalarType scalar = SCALARS.get(name);
        OptionalKind optional = OPTIONALS.get(name);
        if (scalar != null) {
            return Optional.of(new StateType.Scalar(scalar));
        } else if (optional != null) {
            return Optional.of(new StateType.OptionalNumber(optional));
        }
        return ForeignTypeReader.knows(element)
                ? foreign.readType(declared, element, site, faults)
                : readNamed(declared, element, site, faults, refusal);
    }

    private Optional<StateType> readNamed(
            DeclaredType type, TypeElement element, Site site, Faults faults, Supplier<Message> refusal) {
        boolean isEnum = element.getKind() == ElementKind.ENUM;
        boolean isState = Annotations.isState(element);
        boolean isKey = Annotations.isOn(element, KeyRecord.class);
        boolean isSealed = DeclaredTypes.isSealed(element);
        String name = TypeText.name(element);
        if (element.getKind() == ElementKind.RECORD && !isState && !isKey) {
            return refused(StateMessages.notAnnotated(site.what(), name), site, faults);
        } else if (!isEnum && !isState && !isKey && !isSealed) {
            return refused(refusal.get(), site, faults);
        } else if (!visibility.isVisible(element, site.from())) {
            return refused(StateMessages.hiddenType(name, site.what()), site, faults);
        } else if (isEnum) {
            return Optional.of(new StateType.EnumOf(
                    ClassName.get(element), HintReader.constants(element), HintReader.renamedConstants(element)));
        } else if (isKey) {
            return Optional.of(new StateType.KeyOf(ClassName.get(element)));
        } else if (isState && element.getTypeParameters().isEmpty()) {
            return Optional.of(new StateType.RecordOf(ClassName.get(element)));
        }
        return inline.read(type, element, site, faults);
    }

    private static Optional<StateType> refused(Message message, Site site, Faults faults) {
        faults.add(site.origin(), message);
        return Optional.empty();
    }

    @Override
    public Optional<Structure> readDeclaration(TypeElement type, Faults faults) {
        return inline.structures().readDeclaration(type, faults);
    }

    @Override
    public Optional<StateType> readInline(DeclaredType type, TypeElement element, Site site, Faults faults) {
        return inline.read(type, element, site, faults);
    }
}
