package dev.holdfast.processor.body.mutation;

import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Types of states that nobody can change in place once they have been read: collections that are read back refuse it. */
public final class ImmutableTypes {

    private static final Set<String> COLLECTIONS = Set.of(
            "java.util.Collection",
            "java.util.List",
            "java.util.Set",
            "java.util.SortedSet",
            "java.util.NavigableSet",
            "java.util.Deque",
            "java.util.Map",
            "java.util.SortedMap",
            "java.util.NavigableMap",
            "java.util.Optional");

    private static final int DEEPEST = 8;

    private ImmutableTypes() {}

    public static boolean isOne(TypeMirror type) {
        return isOne(type, DEEPEST);
    }

    private static boolean isOne(TypeMirror type, int left) {
        if (type.getKind().isPrimitive()) {
            return true;
        }
        if (left == 0 || !(type instanceof DeclaredType declared)) {
            return false;
        }
        TypeElement element = (TypeElement) declared.asElement();
        if (element.getKind() == ElementKind.RECORD) {
            return ElementFilter.recordComponentsIn(element.getEnclosedElements()).stream()
                    .map(RecordComponentElement::asType)
                    .allMatch(component -> isOne(component, left - 1));
        }
        String name = element.getQualifiedName().toString();
        return element.getKind() == ElementKind.ENUM
                || isValue(name)
                || (COLLECTIONS.contains(name)
                        && declared.getTypeArguments().stream().allMatch(argument -> isOne(argument, left - 1)));
    }

    /** A class of the JDK whose objects are values: which object it is means nothing. */
    public static boolean isValue(String name) {
        return isBox(name)
                || name.startsWith("java.time.")
                || Set.of("java.lang.String", "java.math.BigDecimal", "java.math.BigInteger", "java.util.UUID")
                        .contains(name);
    }

    private static boolean isBox(String name) {
        return Set.of(
                        "java.lang.Boolean",
                        "java.lang.Byte",
                        "java.lang.Character",
                        "java.lang.Double",
                        "java.lang.Float",
                        "java.lang.Integer",
                        "java.lang.Long",
                        "java.lang.Short")
                .contains(name);
    }
}
