package dev.holdfast.processor.read.functional;

import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.model.FunctionalModel.Role;
import dev.holdfast.processor.read.element.DeclaredTypes;
import dev.holdfast.processor.read.function.Signature;
import dev.holdfast.state.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The method that gives the next state, by the roles of its parameters: perhaps a key, the event, perhaps a time, the state, and perhaps an emitter. What it returns says which type the state has.
 *
 * @param method itself
 * @param roles of its parameters
 * @param state the type of the state
 * @param result the type of its results, if it gives any
 */
record EventSignature(ExecutableElement method, List<Role> roles, TypeMirror state, Optional<TypeMirror> result) {

    /** Empty if it has another signature. */
    static Optional<EventSignature> of(ExecutableElement method) {
        TypeMirror returned = method.getReturnType();
        boolean givesStep = DeclaredTypes.isNamed(returned, Step.class);
        if (returned.getKind() != TypeKind.DECLARED
                || (givesStep && ((DeclaredType) returned).getTypeArguments().size() != 2)) {
            return Optional.empty();
        }
        TypeMirror state =
                givesStep ? ((DeclaredType) returned).getTypeArguments().get(0) : returned;
        List<? extends VariableElement> parameters = method.getParameters();
        int end = parameters.size();
        Optional<TypeMirror> result = givesStep
                ? Optional.of(((DeclaredType) returned).getTypeArguments().get(1))
                : Optional.empty();
        List<Role> behind = new ArrayList<>(List.of(Role.STATE));
        if (end > 0 && Signature.isEmitter(parameters.get(end - 1).asType())) {
            Optional<TypeMirror> emitted =
                    Signature.argument(parameters.get(end - 1).asType());
            if (givesStep || emitted.isEmpty()) {
                return Optional.empty();
            }
            result = emitted;
            behind.add(Role.EMITTER);
            end--;
        }
        if (end < 2 || !isSame(parameters.get(end - 1).asType(), state)) {
            return Optional.empty();
        }
        end--;
        if (end > 1 && isTime(parameters.get(end - 1))) {
            behind.add(0, Role.TIME);
            end--;
        }
        if (end != 1 && end != 2) {
            return Optional.empty();
        }
        List<Role> roles = new ArrayList<>(end == 2 ? List.of(Role.KEY, Role.EVENT) : List.of(Role.EVENT));
        roles.addAll(behind);
        return Optional.of(new EventSignature(method, roles, state, result));
    }

    boolean givesStep() {
        return DeclaredTypes.isNamed(method.getReturnType(), Step.class);
    }

    TypeMirror event() {
        return parameter(Role.EVENT).asType();
    }

    String eventName() {
        return parameter(Role.EVENT).getSimpleName().toString();
    }

    VariableElement stateParameter() {
        return parameter(Role.STATE);
    }

    private VariableElement parameter(Role role) {
        return method.getParameters().get(roles.indexOf(role));
    }

    /** Whether a method says when a state ends. */
    boolean isExpiry(ExecutableElement other) {
        return other.getParameters().size() == 1
                && isSame(other.getParameters().get(0).asType(), state)
                && DeclaredTypes.isNamed(other.getReturnType(), Instant.class);
    }

    /** The roles of the parameters of a method for states that have ended; empty if it has another signature. */
    Optional<List<Role>> closingRoles(ExecutableElement other) {
        List<? extends VariableElement> parameters = other.getParameters();
        int end = parameters.size();
        List<Role> behind = new ArrayList<>(List.of(Role.STATE));
        if (end > 0 && Signature.isEmitter(parameters.get(end - 1).asType())) {
            behind.add(Role.EMITTER);
            end--;
        }
        if ((end != 1 && end != 2) || !isSame(parameters.get(end - 1).asType(), state)) {
            return Optional.empty();
        }
        if (end == 2) {
            boolean isOtherKey = roles.contains(Role.KEY)
                    && !isSame(parameters.get(0).asType(), parameter(Role.KEY).asType());
            if (isOtherKey) {
                return Optional.empty();
            }
            behind.add(0, Role.KEY);
        }
        return Optional.of(behind);
    }

    /** The key, of the first method that takes it. */
    Optional<VariableElement> key(Optional<ExecutableElement> closing) {
        if (roles.contains(Role.KEY)) {
            return Optional.of(parameter(Role.KEY));
        }
        return closing.filter(other -> closingRoles(other)
                        .filter(taken -> taken.contains(Role.KEY))
                        .isPresent())
                .map(other -> other.getParameters().get(0));
    }

    private static boolean isTime(VariableElement parameter) {
        return DeclaredTypes.isNamed(parameter.asType(), Instant.class);
    }

    private static boolean isSame(TypeMirror one, TypeMirror other) {
        return name(one).equals(name(other));
    }

    private static TypeName name(TypeMirror type) {
        return TypeName.get(type).withoutAnnotations().box();
    }
}
