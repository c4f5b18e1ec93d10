package dev.holdfast.processor.read.element;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/** Finds types that the compiler does not know, or does not know yet, because a processor writes them in this round. */
public final class UnresolvedTypes {

    private UnresolvedTypes() {}

    /** The first unknown type in the components of a record, or in the fields of a class. */
    public static Optional<String> inComponents(TypeElement type) {
        return type.getKind() == ElementKind.RECORD
                ? first(type.getRecordComponents().stream().map(RecordComponentElement::asType))
                : first(Stream.concat(
                        ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                                .map(VariableElement::asType),
                        Stream.of(type.getSuperclass())));
    }

    /** The first unknown type in the signature of a method. */
    public static Optional<String> inSignature(ExecutableElement method) {
        return first(Stream.concat(
                method.getParameters().stream().map(VariableElement::asType),
                Stream.concat(Stream.of(method.getReturnType()), method.getThrownTypes().stream())));
    }

    private static Optional<String> first(Stream<? extends TypeMirror> types) {
        return types.flatMap(UnresolvedTypes::missing).findFirst();
    }

    private static String name(DeclaredType unknown) {
        Element element = unknown.asElement();
        return element == null ? unknown.toString() : element.getSimpleName().toString();
    }

    private static Stream<String> missing(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            // The Eclipse compiler calls List<Visit> unknown too, where Visit is.
            DeclaredType unknown = (DeclaredType) type;
            List<String> inside = unknown.getTypeArguments().stream()
                    .flatMap(UnresolvedTypes::missing)
                    .toList();
            return inside.isEmpty() ? Stream.of(name(unknown)) : inside.stream();
        } else if (type instanceof ArrayType array) {
            return missing(array.getComponentType());
        } else if (type instanceof WildcardType wildcard) {
            return Stream.of(wildcard.getExtendsBound(), wildcard.getSuperBound())
                    .flatMap(bound -> bound == null ? Stream.empty() : missing(bound));
        } else if (type instanceof DeclaredType declared) {
            return declared.getTypeArguments().stream().flatMap(UnresolvedTypes::missing);
        }
        return Stream.empty();
    }
}
