package dev.holdfast.processor.read.equality;

import dev.holdfast.processor.diagnostic.Message;
import dev.holdfast.processor.diagnostic.StateMessages;
import dev.holdfast.processor.read.element.DeclaredTypes;
import dev.holdfast.processor.read.element.EnclosingType;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.place.Scope;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;

/** What keeps a value from being equal to the one that is read back: in a set, or as the key of a map, it is never found. */
public final class Equality {

    private final String what;
    private final String collection;
    private final Set<TypeElement> seen = new HashSet<>();

    private Equality(String what, String collection) {
        this.what = what;
        this.collection = collection;
    }

    /** What is wrong with a type as the element of a set, or the key of a map; empty if nothing is. */
    public static Optional<Message> problem(TypeMirror element, Scope scope, String what, String collection) {
        return new Equality(what, collection).inType(element, scope);
    }

    private Optional<Message> inType(TypeMirror type, Scope scope) {
        if (type instanceof TypeVariable variable) {
            return scope.boundOf(variable).flatMap(bound -> inType(bound.type(), scope.with(bound.variables())));
        } else if (type instanceof ArrayType) {
            return Optional.of(StateMessages.arrayAsKey(what, collection, TypeText.simple(type)));
        } else if (type instanceof DeclaredType declared) {
            return inDeclared((TypeElement) declared.asElement(), declared, scope);
        }
        return Optional.empty();
    }

    private Optional<Message> inDeclared(TypeElement element, DeclaredType type, Scope scope) {
        if (element.getQualifiedName().toString().startsWith("java.")) {
            return first(type.getTypeArguments().stream().map(argument -> inType(argument, scope)));
        } else if (!seen.add(element) || hasEquals(element)) {
            return Optional.empty();
        } else if (element.getKind() == ElementKind.CLASS && !DeclaredTypes.isSealed(element)) {
            return Optional.of(StateMessages.noEquality(what, collection, TypeText.name(element)));
        }
        Scope inside = scope.with(scope.variablesOf(type));
        Stream<Optional<Message>> components =
                element.getRecordComponents().stream().map(component -> inComponent(element, component, inside));
        Stream<Optional<Message>> alternatives =
                element.getPermittedSubclasses().stream().map(alternative -> inType(alternative, Scope.EMPTY));
        return first(Stream.concat(components, alternatives));
    }

    private Optional<Message> inComponent(TypeElement record, RecordComponentElement component, Scope scope) {
        return component.asType() instanceof ArrayType array
                ? Optional.of(StateMessages.arrayInKey(
                        what,
                        collection,
                        component.getSimpleName().toString(),
                        TypeText.name(record),
                        TypeText.simple(array)))
                : inType(component.asType(), scope);
    }

    /** Its own, or that of a class above. */
    private static boolean hasEquals(TypeElement type) {
        boolean isDeclared = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .anyMatch(method -> isEquals(method) && isWritten(method));
        return isDeclared
                || (type.getSuperclass() instanceof DeclaredType above
                        && !DeclaredTypes.isNamed(above, Object.class)
                        && !DeclaredTypes.isNamed(above, Record.class)
                        && hasEquals((TypeElement) above.asElement()));
    }

    /** Written by hand: what a compiler adds to a record is final, which hardly anybody writes in a record. */
    public static boolean isWritten(ExecutableElement method) {
        return EnclosingType.of(method).getKind() != ElementKind.RECORD
                || !method.getModifiers().contains(Modifier.FINAL);
    }

    public static boolean isEquals(ExecutableElement method) {
        return method.getSimpleName().contentEquals("equals")
                && method.getParameters().size() == 1
                && DeclaredTypes.isNamed(method.getParameters().get(0).asType(), Object.class);
    }

    public static boolean isHashCode(ExecutableElement method) {
        return method.getSimpleName().contentEquals("hashCode")
                && method.getParameters().isEmpty();
    }

    private static Optional<Message> first(Stream<Optional<Message>> problems) {
        return problems.flatMap(Optional::stream).findFirst();
    }
}
