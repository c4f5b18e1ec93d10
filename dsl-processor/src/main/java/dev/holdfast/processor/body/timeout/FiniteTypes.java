package dev.holdfast.processor.body.timeout;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Types of keys that have so few values that the state of all of them is no danger. */
final class FiniteTypes {

    private FiniteTypes() {}

    /** Enums, and records of nothing else. */
    static boolean isOne(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return false;
        }
        TypeElement element = (TypeElement) declared.asElement();
        return element.getKind() == ElementKind.ENUM
                || (element.getKind() == ElementKind.RECORD
                        && ElementFilter.recordComponentsIn(element.getEnclosedElements()).stream()
                                .allMatch(component -> isOne(component.asType())));
    }
}
