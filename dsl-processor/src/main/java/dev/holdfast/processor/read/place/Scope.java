package dev.holdfast.processor.read.place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/**
 * What type variables stand for at a place, and which types without a serializer of their own are being read around it.
 *
 * @param variables by type and name; a variable that is missing is one of the type that is being declared
 * @param open the ids of the types around
 */
public record Scope(Map<String, Bound> variables, List<String> open) {

    public static final Scope EMPTY = new Scope(Map.of(), List.of());

    /** A type argument, and what the variables in it stand for. */
    public record Bound(TypeMirror type, Map<String, Bound> variables) {}

    public Scope {
        variables = Map.copyOf(variables);
        open = List.copyOf(open);
    }

    public Optional<Bound> boundOf(TypeVariable variable) {
        return Optional.ofNullable(variables.get(keyOf((TypeParameterElement) variable.asElement())));
    }

    /** Inside of a type, whose arguments are written here. */
    public Map<String, Bound> variablesOf(DeclaredType type) {
        Map<String, Bound> inside = new HashMap<>();
        List<? extends TypeParameterElement> parameters = ((TypeElement) type.asElement()).getTypeParameters();
        for (int i = 0; i < type.getTypeArguments().size(); i++) {
            inside.put(
                    keyOf(parameters.get(i)), new Bound(type.getTypeArguments().get(i), variables));
        }
        return inside;
    }

    public Scope with(Map<String, Bound> others) {
        return new Scope(others, open);
    }

    public Scope opening(String id) {
        List<String> more = new ArrayList<>(open);
        more.add(id);
        return new Scope(variables, more);
    }

    private static String keyOf(TypeParameterElement parameter) {
        Element owner = parameter.getGenericElement();
        String type = owner instanceof TypeElement element
                ? element.getQualifiedName().toString()
                : owner.toString();
        return type + "#" + parameter.getSimpleName();
    }
}
