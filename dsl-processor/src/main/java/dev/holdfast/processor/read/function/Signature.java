package dev.holdfast.processor.read.function;

import dev.holdfast.processor.model.StateKind;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimeGroupState;
import dev.holdfast.state.GroupState;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The parameters of an update function, by their roles. */
public record Signature(ExecutableElement method) {

    private static final Map<String, StateKind> STATE_KINDS = Map.of(
            GroupState.class.getCanonicalName(), StateKind.PLAIN,
            ProcessingTimeGroupState.class.getCanonicalName(), StateKind.PROCESSING_TIME,
            EventTimeGroupState.class.getCanonicalName(), StateKind.EVENT_TIME);

    public VariableElement key() {
        return method.getParameters().get(0);
    }

    public VariableElement events() {
        return method.getParameters().get(1);
    }

    public VariableElement state() {
        return method.getParameters().get(2);
    }

    /** The fourth parameter, if there is one. */
    public Optional<VariableElement> emitter() {
        return method.getParameters().size() == 4
                ? Optional.of(method.getParameters().get(3))
                : Optional.empty();
    }

    /** Whether every role is taken, wherever it stands. */
    public boolean hasAllRoles() {
        List<? extends VariableElement> parameters = method.getParameters();
        return parameters.stream().anyMatch(parameter -> isIterator(parameter.asType()))
                && parameters.stream()
                        .anyMatch(parameter -> stateKind(parameter.asType()).isPresent());
    }

    public static boolean isIterator(TypeMirror type) {
        return isNamed(type, Iterator.class);
    }

    public static boolean isEmitter(TypeMirror type) {
        return isNamed(type, Emitter.class);
    }

    public static Optional<StateKind> stateKind(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? Optional.ofNullable(STATE_KINDS.get(qualifiedName(type)))
                : Optional.empty();
    }

    /** The only type argument, if it is there and is not a wildcard. */
    public static Optional<TypeMirror> argument(TypeMirror type) {
        List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
        return arguments.size() == 1 && arguments.get(0).getKind() != TypeKind.WILDCARD
                ? Optional.of(arguments.get(0))
                : Optional.empty();
    }

    /** What it should be, with the types that it has: {@code (String key, Iterator<Click> events, ...)}. */
    public String expected() {
        String events = typeOf(Signature::isIterator, "Iterator<Click>");
        String state = typeOf(type -> stateKind(type).isPresent(), "GroupState<Session>");
        boolean emits = method.getParameters().size() > 3
                || method.getParameters().stream().anyMatch(parameter -> isEmitter(parameter.asType()));
        String out = emits ? ", " + typeOf(Signature::isEmitter, "Emitter<Summary>") + " out" : "";
        return "(" + keyType() + " key, " + events + " events, " + state + " state" + out + ")";
    }

    private String keyType() {
        return typeOf(
                type -> !isIterator(type)
                        && !isEmitter(type)
                        && stateKind(type).isEmpty()
                        && (type.getKind().isPrimitive()
                                || (type.getKind() == TypeKind.DECLARED
                                        && ((DeclaredType) type)
                                                .getTypeArguments()
                                                .isEmpty())),
                "String");
    }

    private String typeOf(Predicate<TypeMirror> role, String example) {
        return method.getParameters().stream()
                .map(VariableElement::asType)
                .filter(role)
                .findFirst()
                .map(TypeText::simple)
                .orElse(example);
    }

    private static boolean isNamed(TypeMirror type, Class<?> expected) {
        return type.getKind() == TypeKind.DECLARED && qualifiedName(type).equals(expected.getCanonicalName());
    }

    private static String qualifiedName(TypeMirror type) {
        return ((TypeElement) ((DeclaredType) type).asElement())
                .getQualifiedName()
                .toString();
    }
}
