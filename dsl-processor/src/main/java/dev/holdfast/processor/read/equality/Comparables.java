package dev.holdfast.processor.read.equality;

import dev.holdfast.processor.read.place.Scope;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Types;

/** Which types have a natural order. */
public final class Comparables {

    private final Types types;
    private final TypeElement comparable;

    public Comparables(ProcessingEnvironment environment) {
        types = environment.getTypeUtils();
        comparable = environment.getElementUtils().getTypeElement(Comparable.class.getCanonicalName());
    }

    /** Whether values of a type compare with each other. A variable that stands for nothing yet does. */
    public boolean isComparable(TypeMirror type, Scope scope) {
        if (type instanceof TypeVariable variable) {
            Optional<Scope.Bound> bound = scope.boundOf(variable);
            return bound.map(known -> isComparable(known.type(), scope.with(known.variables())))
                    .orElse(true);
        }
        TypeMirror withItself = types.getDeclaredType(comparable, types.getWildcardType(null, type));
        return types.isSubtype(type, withItself);
    }
}
