package dev.holdfast.processor.read.element;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What declarations say of types: their kind, and their place among others. */
public final class DeclaredTypes {

    private DeclaredTypes() {}

    public static boolean isNamed(TypeMirror type, Class<?> expected) {
        return type.getKind() == TypeKind.DECLARED
                && ((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .contentEquals(expected.getCanonicalName());
    }

    /** Whether its values are those of the types that it permits. */
    public static boolean isSealed(TypeElement element) {
        boolean isAbstract = element.getKind() == ElementKind.INTERFACE
                || (element.getKind() == ElementKind.CLASS
                        && element.getModifiers().contains(Modifier.ABSTRACT));
        return isAbstract && element.getModifiers().contains(Modifier.SEALED);
    }

    /** The sealed types that permit a type. */
    public static List<TypeElement> sealedParents(TypeElement type) {
        return parents(type)
                .map(parent -> (TypeElement) parent.asElement())
                .filter(DeclaredTypes::isSealed)
                .toList();
    }

    /** What a type implements and extends. */
    public static Stream<DeclaredType> parents(TypeElement type) {
        return Stream.concat(type.getInterfaces().stream(), Stream.of(type.getSuperclass()))
                .filter(DeclaredType.class::isInstance)
                .map(DeclaredType.class::cast);
    }

    /** Whether its objects belong to objects of a class around it. */
    public static boolean isInner(TypeElement type) {
        for (TypeElement at = type; at.getNestingKind() == NestingKind.MEMBER; ) {
            if (at.getKind() == ElementKind.CLASS && !at.getModifiers().contains(Modifier.STATIC)) {
                return true;
            }
            at = EnclosingType.of(at);
        }
        return false;
    }
}
