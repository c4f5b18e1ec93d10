package dev.holdfast.processor.read.equality;

import dev.holdfast.annotation.AllowKryo;
import dev.holdfast.annotation.SerializeWith;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.DeclaredTypes;
import dev.holdfast.processor.read.place.Scope;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;

/**
 * Which types have values that never change and are read just as they were written: numbers, texts, times, constants, and records
 * of nothing else. Lists change, deques are equal after reading though they were not before, and what a serializer of the user's
 * makes is not known.
 */
public final class PlainValues {

    private static final Set<String> TYPES = Stream.of(
                    Boolean.class,
                    Byte.class,
                    Short.class,
                    Character.class,
                    Integer.class,
                    Long.class,
                    Float.class,
                    Double.class,
                    String.class,
                    UUID.class,
                    OptionalInt.class,
                    OptionalLong.class,
                    OptionalDouble.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private final Set<TypeElement> seen = new HashSet<>();

    private PlainValues() {}

    /** Whether all values of a type are plain. */
    public static boolean are(TypeMirror type, Scope scope) {
        return new PlainValues().isPlain(type, scope);
    }

    private boolean isPlain(TypeMirror type, Scope scope) {
        if (type instanceof TypeVariable variable) {
            return scope.boundOf(variable)
                    .map(bound -> isPlain(bound.type(), scope.with(bound.variables())))
                    .orElse(false);
        } else if (type instanceof DeclaredType declared) {
            TypeElement element = (TypeElement) declared.asElement();
            return isOfJdk(element) ? isPlainOfJdk(declared, scope) : isPlain(element, declared, scope);
        }
        return type.getKind().isPrimitive();
    }

    private static boolean isOfJdk(TypeElement element) {
        return element.getQualifiedName().toString().startsWith("java.");
    }

    private boolean isPlainOfJdk(DeclaredType type, Scope scope) {
        String name = ((TypeElement) type.asElement()).getQualifiedName().toString();
        return TYPES.contains(name)
                || name.startsWith("java.time.")
                || name.startsWith("java.math.")
                || (DeclaredTypes.isNamed(type, Optional.class)
                        && type.getTypeArguments().stream().allMatch(argument -> isPlain(argument, scope)));
    }

    private boolean isPlain(TypeElement element, DeclaredType type, Scope scope) {
        if (Annotations.isOn(element, SerializeWith.class)) {
            return false;
        } else if (element.getKind() == ElementKind.ENUM || !seen.add(element)) {
            return true;
        } else if (element.getKind() == ElementKind.RECORD) {
            Scope inside = scope.with(scope.variablesOf(type));
            return ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
                    .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
                    .allMatch(field -> isPlain(field, inside));
        }
        return DeclaredTypes.isSealed(element)
                && element.getPermittedSubclasses().stream().allMatch(alternative -> isPlain(alternative, Scope.EMPTY));
    }

    private boolean isPlain(VariableElement component, Scope scope) {
        return !Annotations.isOn(component, SerializeWith.class)
                && !Annotations.isOn(component, AllowKryo.class)
                && isPlain(component.asType(), scope);
    }
}
