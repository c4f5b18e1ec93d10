package dev.holdfast.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.holdfast.annotation.AllowKryo;
import dev.holdfast.annotation.SerializeWith;
import dev.holdfast.processor.diagnostic.ForeignMessages;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.serial.StateSerializer;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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

    ForeignTypeReader(ProcessingEnvironment environment) {
        this.environment = environment;
        this.types = environment.getTypeUtils();
    }

    /**
     * A component or field.
     *
     * @param isSupported whether its type needs no help
     */
    Match readField(Element field, Site site, Faults faults, BooleanSupplier isSupported) {
        Optional<? extends AnnotationMirror> serializer = Annotations.find(field, SerializeWith.class);
        Optional<? extends AnnotationMirror> kryo = Annotations.find(field, AllowKryo.class);
        if (serializer.isPresent() && kryo.isPresent()) {
            faults.add(Origin.of(field, kryo.get()), ForeignMessages.kryoAndSerializer(site.what()));
            return Match.REFUSED;
        } else if (serializer.isPresent()) {
            return readSerializer(field, serializer.get(), field.asType(), site, faults);
        } else if (kryo.isEmpty()) {
            return Match.NONE;
        } else if (isSupported.getAsBoolean()) {
            faults.add(
                    Origin.of(field, kryo.get()),
                    ForeignMessages.kryoNotNeeded(site.what(), TypeText.simple(field.asType())));
            return Match.REFUSED;
        }
        return readKryo(field.asType(), kryo.get());
    }

    /** A type that names its serializer. */
    Match readType(DeclaredType type, TypeElement element, Site site, Faults faults) {
        Optional<? extends AnnotationMirror> serializer = Annotations.find(element, SerializeWith.class);
        return serializer.isPresent() ? readSerializer(element, serializer.get(), type, site, faults) : Match.NONE;
    }

    private Match readSerializer(
            Element annotated, AnnotationMirror annotation, TypeMirror type, Site site, Faults faults) {
        Optional<AnnotationValue> value = Annotations.value(annotation, "value");
        if (value.isEmpty() || !(value.get().getValue() instanceof DeclaredType serializer)) {
            // The compiler says that the class is missing.
            faults.refuse();
            return Match.REFUSED;
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
            return Match.REFUSED;
        } else if (!canBeMade(element, site.from())) {
            faults.add(origin, ForeignMessages.serializerClass(site.what(), simpleName(element), described(element)));
            return Match.REFUSED;
        }
        return Match.of(new StateType.OpaqueOf(TypeName.get(boxed), ClassName.get(element)));
    }

    private boolean isOf(DeclaredType serializer, TypeMirror type) {
        if (serializer.getTypeArguments().isEmpty()) {
            return false;
        }
        TypeMirror written = serializer.getTypeArguments().get(0);
        return types.isAssignable(written, type) && types.isAssignable(type, written);
    }

    private Optional<DeclaredType> supertype(TypeMirror type, Class<?> expected) {
        if (StateTypeReader.isNamed(type, expected)) {
            return Optional.of((DeclaredType) type);
        }
        return types.directSupertypes(type).stream()
                .flatMap(parent -> supertype(parent, expected).stream())
                .findFirst();
    }

    private boolean canBeMade(TypeElement type, Element from) {
        boolean isInner = type.getNestingKind() == NestingKind.MEMBER
                && !type.getModifiers().contains(Modifier.STATIC)
                && MethodRules.isInner(type);
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

    private Match readKryo(TypeMirror type, AnnotationMirror annotation) {
        TypeMirror erased = types.erasure(type);
        if (!(erased instanceof DeclaredType declared)) {
            return Match.NONE;
        }
        List<TypeName> registered = Annotations.value(annotation, "register")
                .map(AnnotationValue::getValue)
                .filter(List.class::isInstance)
                .map(ForeignTypeReader::classes)
                .orElse(List.of());
        ClassName name = ClassName.get((TypeElement) declared.asElement());
        return Match.of(new StateType.KryoOf(TypeName.get(type).withoutAnnotations(), name, registered));
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
