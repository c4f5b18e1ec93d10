package dev.holdfast.processor.read.element;

import dev.holdfast.annotation.KeyRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * What generated code uses of the user's that is deprecated, such as the older version that a migration starts from. The user
 * knows; the compiler would warn in code that he cannot change.
 */
public final class Deprecations {

    private final Set<TypeElement> seen = new LinkedHashSet<>();
    private final Set<String> warnings = new TreeSet<>();

    private Deprecations() {}

    /** The warnings that code which is generated for a type would cause: none, {@code deprecation}, {@code removal}. */
    public static List<String> warnings(TypeElement type) {
        Deprecations found = new Deprecations();
        found.inside(type);
        return List.copyOf(found.warnings);
    }

    /** Looks into types that have generated code only; of others no more than the name is used. */
    private void inType(TypeElement type) {
        boolean isPlatform = type.getQualifiedName().toString().startsWith("java.");
        if (isPlatform || !seen.add(type)) {
            return;
        }
        if (Annotations.isState(type) || Annotations.isOn(type, KeyRecord.class) || DeclaredTypes.isSealed(type)) {
            inside(type);
        } else {
            noteWithOuter(type);
        }
    }

    private void inside(TypeElement type) {
        noteWithOuter(type);
        for (Element member : type.getEnclosedElements()) {
            if (!(member instanceof TypeElement)) {
                note(member);
                types(member).forEach(this::inMirror);
            }
        }
        type.getPermittedSubclasses().forEach(this::inMirror);
        inMirror(type.getSuperclass());
    }

    private void noteWithOuter(TypeElement type) {
        for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
            note(at);
        }
    }

    private static List<TypeMirror> types(Element member) {
        List<TypeMirror> types = new ArrayList<>();
        if (member instanceof ExecutableElement method) {
            method.getParameters().forEach(parameter -> types.add(parameter.asType()));
            types.add(method.getReturnType());
        } else {
            types.add(member.asType());
        }
        return types;
    }

    private void inMirror(TypeMirror type) {
        if (type instanceof ArrayType array) {
            inMirror(array.getComponentType());
        } else if (type instanceof DeclaredType declared) {
            inType((TypeElement) declared.asElement());
            declared.getTypeArguments().forEach(this::inMirror);
        }
    }

    private void note(Element element) {
        Annotations.find(element, Deprecated.class)
                .ifPresent(annotation -> warnings.add(
                        Annotations.value(annotation, "forRemoval")
                                        .map(AnnotationValue::getValue)
                                        .filter(Boolean.TRUE::equals)
                                        .isPresent()
                                ? "removal"
                                : "deprecation"));
    }
}
