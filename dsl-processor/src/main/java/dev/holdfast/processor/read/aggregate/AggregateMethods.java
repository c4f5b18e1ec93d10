package dev.holdfast.processor.read.aggregate;

import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.diagnostic.AggregateMessages;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.outcome.Faults;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The methods of an aggregate, each declared once and callable.
 *
 * @param type what messages call the class
 * @param start empty if {@code add} begins with null
 */
record AggregateMethods(
        String type,
        Optional<ExecutableElement> start,
        ExecutableElement add,
        ExecutableElement merge,
        ExecutableElement result) {

    static final String START = "start";
    static final String ADD = "add";
    static final String MERGE = "merge";
    static final String RESULT = "result";

    Stream<ExecutableElement> all() {
        return Stream.concat(start.stream(), Stream.of(add, merge, result));
    }

    /** The type of what is accumulated. */
    TypeMirror state() {
        return add.getReturnType();
    }

    /** The parameter of {@code add} that is the event. */
    VariableElement event() {
        return add.getParameters().get(1);
    }

    /** Adds what does not fit together. */
    void check(Faults faults) {
        if (!isState(state()) || add.getParameters().size() != 2 || !takesState(add, 1)) {
            signature(add, "S add(" + (start.isEmpty() ? "@Nullable " : "") + "S soFar, T event)", faults);
            return;
        }
        if (!isSame(merge.getReturnType()) || merge.getParameters().size() != 2 || !takesState(merge, 2)) {
            signature(merge, "S merge(S first, S second)", faults);
        }
        if (result.getReturnType().getKind() == TypeKind.VOID
                || result.getParameters().size() != 1
                || !takesState(result, 1)) {
            signature(result, "A result(S accumulated)", faults);
        }
        start.filter(method -> !isSame(method.getReturnType())
                        || !method.getParameters().isEmpty())
                .ifPresent(method -> signature(method, "S start()", faults));
        if (!faults.isRefused()) {
            checkNulls(faults);
        }
    }

    private void checkNulls(Faults faults) {
        VariableElement soFar = add.getParameters().get(0);
        if (start.isEmpty() && !isNullable(soFar)) {
            faults.add(Origin.of(soFar), AggregateMessages.addsToNull(nameOf(add), TypeText.simple(state())));
        }
        Stream<ExecutableElement> giveState = Stream.concat(start.stream(), Stream.of(add, merge));
        giveState
                .filter(method -> Annotations.isNullable(method) || Annotations.isNullable(method.getReturnType()))
                .forEach(method -> nullable(Origin.of(method), "the result of " + nameOf(method), faults));
        Stream<VariableElement> taken = Stream.of(
                        start.isPresent() ? List.of(soFar) : List.<VariableElement>of(),
                        merge.getParameters(),
                        result.getParameters())
                .flatMap(List::stream);
        taken.filter(AggregateMethods::isNullable)
                .forEach(parameter ->
                        nullable(Origin.of(parameter), "'" + parameter.getSimpleName() + "' of " + type, faults));
    }

    private void nullable(Origin origin, String what, Faults faults) {
        faults.add(origin, AggregateMessages.nullable(what, TypeText.simple(state())));
    }

    private void signature(ExecutableElement method, String expected, Faults faults) {
        String found =
                TypeText.simple(method.getReturnType()) + " " + method.getSimpleName() + TypeText.parameters(method);
        faults.add(Origin.of(method), AggregateMessages.signature(nameOf(method), found, expected));
    }

    private String nameOf(ExecutableElement method) {
        return type + "." + method.getSimpleName();
    }

    private static boolean isNullable(VariableElement parameter) {
        return Annotations.isNullable(parameter) || Annotations.isNullable(parameter.asType());
    }

    /** Whether the first parameters are of the type of what is accumulated. */
    private boolean takesState(ExecutableElement method, int count) {
        return method.getParameters().stream().limit(count).allMatch(parameter -> isSame(parameter.asType()));
    }

    private static boolean isState(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED;
    }

    private boolean isSame(TypeMirror other) {
        return other.getKind() != TypeKind.VOID && name(other).equals(name(state()));
    }

    private static TypeName name(TypeMirror type) {
        return TypeName.get(type).withoutAnnotations();
    }
}
