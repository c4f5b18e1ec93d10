package dev.holdfast.processor.read.state;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.holdfast.annotation.AllowKryo;
import dev.holdfast.annotation.SerializeWith;
import dev.holdfast.processor.diagnostic.ForeignMessages;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.DeclaredTypes;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.element.Visibility;
import dev.holdfast.processor.read.member.ClassMembers;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.place.Site;
import dev.holdfast.serial.StateSerializer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads what is annotated with {@link SerializeWith} or {@link AllowKryo}. */
final class ForeignTypeReader {

    private final ProcessingEnvironment environment;
    private final Types types;
    private final StateTypes stateTypes;

    ForeignTypeReader(ProcessingEnvironment environment, StateTypes stateTypes) {
        this.environment = environment;
        this.stateTypes = stateTypes;
        this.types = environment.getTypeUtils();
    }

    /** Whether an element says how its values, or those of its type, are written. */
    static boolean knows(Element element) {
        return Annotations.isOn(element, SerializeWith.class)
                || (Annotations.isOn(element, AllowKryo.class) && !(element instanceof TypeElement));
    }

    /** A component or field that says so. */
    Optional<StateType> readField(Element field, Site site, Faults faults) {
        Optional<? extends AnnotationMirror> serializer = Annotations.find(field, SerializeWith.class);
        Optional<? extends AnnotationMirror> kryo = Annotations.find(field, AllowKryo.class);
        if (serializer.isPresent() && kryo.isPresent()) {
            faults.add(Origin.of(field, kryo.get()), ForeignMessages.kryoAndSerializer(site.what()));
            return Optional.empty();
        }
        return serializer.isPresent()
                ? readSerializer(field, serializer.get(), field.asType(), site, faults)
                : readKryo(field, kryo.orElseThrow(), site, faults);
    }

    /** A type that names its serializer. */
    Optional<StateType> readType(DeclaredType type, TypeElement element, Site site, Faults faults) {
        return Annotations.find(element, SerializeWith.class)
                .flatMap(serializer -> readSerializer(element, serializer, type, site, faults));
    }

    private Optional<StateType> readSerializer(
            Element annotated, AnnotationMirror annotation, TypeMirror type, Site site, Faults faults) {
        Optional<AnnotationValue> value = Annotations.value(annotation, "value");
        if (value.isEmpty() || !(value.get().getValue() instanceof DeclaredType serializer)) {
            // The compiler says that the class is missing.
            faults.refuse();
            return Optional.empty();
        }
        Origin origin =
                annotated instanceof TypeElement ? site.origin() : Origin.of(annotated, annotation, value.get());
        TypeElement element = (TypeElement) serializer.asElement();
        String name = TypeText.name(element);
        Optional<DeclaredType> implemented = supertype(serializer, StateSerializer.class);
        TypeMirror boxed = type.getKind().isPrimitive()
                ? types.boxedClass(types.getPrimitiveType(type.getKind())).asType()
                : type;
        if (implemented.isEmpty() || !isOf(implemented.get(), boxed)) {
            String found = implemented.map(TypeText::simple).orElse("class " + name);
            faults.add(origin, ForeignMessages.serializerType(site.what(), name, found, TypeText.simple(boxed)));
            return Optional.empty();
        } else if (!canBeMade(element, site.from())) {
            faults.add(origin, ForeignMessages.serializerClass(site.what(), simpleName(element), described(element)));
            return Optional.empty();
        }
        return Optional.of(new StateType.OpaqueOf(TypeName.get(boxed), ClassName.get(element)));
    }

    private boolean isOf(DeclaredType serializer, TypeMirror type) {
        if (serializer.getTypeArguments().isEmpty()) {
            return false;
        }
        TypeMirror written = serializer.getTypeArguments().get(0);
        return types.isAssignable(written, type) && types.isAssignable(type, written);
    }

    private Optional<DeclaredType> supertype(TypeMirror type, Class<?> expected) {
        if (DeclaredTypes.isNamed(type, expected)) {
            return Optional.of((DeclaredType) type);
        }
        return types.directSupertypes(type).stream()
                .flatMap(parent -> supertype(parent, expected).stream())
                .findFirst();
    }

    private boolean canBeMade(TypeElement type, Element from) {
        boolean isInner = type.getNestingKind() == NestingKind.MEMBER
                && !type.getModifiers().contains(Modifier.STATIC)
                && DeclaredTypes.isInner(type);
        return !isInner
                && !type.getModifiers().contains(Modifier.ABSTRACT)
                && type.getTypeParameters().isEmpty()
                && new Visibility(environment.getElementUtils()).isVisible(type, from)
                && new ClassMembers(environment, type, from).hasDefaultConstructor();
    }

    private static String simpleName(TypeElement type) {
        return type.getSimpleName().toString();
    }

    private static String described(TypeElement type) {
        String modifiers = type.getModifiers().stream()
                .filter(modifier -> modifier == Modifier.ABSTRACT || modifier == Modifier.PRIVATE)
                .map(modifier -> modifier + " ")
                .collect(Collectors.joining());
        return modifiers + "class " + TypeText.name(type);
    }

    private Optional<StateType> readKryo(Element field, AnnotationMirror annotation, Site site, Faults faults) {
        TypeMirror type = field.asType();
        TypeMirror erased = types.erasure(type);
        if (isSupported(type, site)) {
            faults.add(Origin.of(field, annotation), ForeignMessages.kryoNotNeeded(site.what(), TypeText.simple(type)));
            return Optional.empty();
        } else if (!(erased instanceof DeclaredType)) {
            return stateTypes.read(type, false, site, faults);
        }
        List<TypeName> registered = Annotations.value(annotation, "register")
                .map(AnnotationValue::getValue)
                .filter(List.class::isInstance)
                .map(ForeignTypeReader::classes)
                .orElse(List.of());
        ClassName name = ClassName.get((TypeElement) ((DeclaredType) erased).asElement());
        return Optional.of(new StateType.KryoOf(TypeName.get(type).withoutAnnotations(), name, registered));
    }

    /** Whether a type needs no help; nobody hears why not. */
    private boolean isSupported(TypeMirror type, Site site) {
        Faults unheard = new Faults();
        return stateTypes.read(type, false, site, unheard).isPresent() && !unheard.isRefused();
    }

    private static List<TypeName> classes(Object values) {
        return ((List<?>) values)
                .stream()
                        .map(value -> ((AnnotationValue) value).getValue())
                        .filter(TypeMirror.class::isInstance)
                        .map(value -> TypeName.get((TypeMirror) value))
                        .collect(Collectors.toList());
    }
}
