package dev.holdfast.processor.read.parameter;

import com.palantir.javapoet.TypeName;
import dev.holdfast.annotation.OnTimer;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.StatesMessages;
import dev.holdfast.processor.model.ParameterModel;
import dev.holdfast.processor.model.ResultModel;
import dev.holdfast.processor.model.StateParameterModel;
import dev.holdfast.processor.model.StatesFunctionModel.TimerFunctionModel;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.function.MethodRules;
import dev.holdfast.processor.read.function.ResultReader;
import dev.holdfast.processor.read.function.Signature;
import dev.holdfast.processor.read.outcome.Faults;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** Reads a method that is called when timers are due. Empty means that a fault was added. */
final class TimerFunctionReader {

    private final ResultReader results;
    private final MethodRules rules;

    TimerFunctionReader(ResultReader results, MethodRules rules) {
        this.results = results;
        this.rules = rules;
    }

    /** The name of the update function that a method is for. */
    static String functionOf(ExecutableElement method) {
        AnnotationMirror annotation = Annotations.find(method, OnTimer.class).orElseThrow();
        return Annotations.value(annotation, "value")
                .map(value -> String.valueOf(value.getValue()))
                .orElse("");
    }

    Optional<TimerFunctionModel> read(
            ExecutableElement method,
            String name,
            ParameterModel key,
            List<StateParameterModel> states,
            ResultModel result,
            Faults faults) {
        Faults own = new Faults();
        rules.check(method, name, own);
        Optional<Taken> taken = taken(method, key, states);
        if (taken.isEmpty()) {
            own.add(
                    Origin.of(method),
                    StatesMessages.onTimerSignature(name, TypeText.parameters(method), expected(key, states)));
        }
        Optional<ResultModel> given = taken.isEmpty()
                ? Optional.empty()
                : result(method, name, taken.get().emitter(), result, own);
        faults.addAll(own);
        return own.isRefused()
                ? Optional.empty()
                : Optional.of(new TimerFunctionModel(
                        method.getSimpleName().toString(),
                        method.getModifiers().contains(Modifier.STATIC),
                        taken.orElseThrow().timers(),
                        taken.orElseThrow().takesTime(),
                        taken.orElseThrow().states(),
                        given.orElseThrow()));
    }

    /** What the parameters are, behind the key. */
    private record Taken(
            StateParameterModel timers,
            boolean takesTime,
            List<StateParameterModel> states,
            Optional<VariableElement> emitter) {}

    private static Optional<Taken> taken(
            ExecutableElement method, ParameterModel key, List<StateParameterModel> states) {
        List<? extends VariableElement> parameters = method.getParameters();
        if (parameters.size() < 2
                || !type(parameters.get(0)).box().equals(key.type().box())) {
            return Optional.empty();
        }
        Optional<StateParameterModel> timers = states.stream()
                .filter(state -> state.timers().equals(Optional.of(type(parameters.get(1)))))
                .findFirst();
        if (timers.isEmpty()) {
            return Optional.empty();
        }
        int next = 2;
        boolean takesTime =
                next < parameters.size() && type(parameters.get(next)).equals(TypeName.get(Instant.class));
        next += takesTime ? 1 : 0;
        int end = parameters.size();
        Optional<VariableElement> emitter = Optional.empty();
        if (end > next && Signature.isEmitter(parameters.get(end - 1).asType())) {
            end--;
            emitter = Optional.of(parameters.get(end));
        }
        List<StateParameterModel> found = new ArrayList<>();
        for (VariableElement parameter : parameters.subList(next, end)) {
            Optional<StateParameterModel> state = states.stream()
                    .filter(each -> parameter.getSimpleName().contentEquals(each.name())
                            && type(parameter).equals(each.type()))
                    .findFirst();
            if (state.isEmpty()) {
                return Optional.empty();
            }
            found.add(state.get());
        }
        return Optional.of(new Taken(timers.get(), takesTime, found, emitter));
    }

    private static TypeName type(VariableElement parameter) {
        return TypeName.get(parameter.asType()).withoutAnnotations();
    }

    /** A method may give no results. */
    private Optional<ResultModel> result(
            ExecutableElement method,
            String name,
            Optional<VariableElement> emitter,
            ResultModel ofFunction,
            Faults faults) {
        if (emitter.isEmpty() && method.getReturnType().getKind() == TypeKind.VOID) {
            return Optional.of(ResultModel.nothing(ofFunction.type()));
        }
        Optional<ResultModel> own = results.read(method, emitter, name, faults);
        own.filter(result -> !result.type().equals(ofFunction.type()))
                .ifPresent(result -> faults.add(
                        Origin.of(method),
                        StatesMessages.onTimerResult(
                                name, TypeText.simple(result.type()), TypeText.simple(ofFunction.type()))));
        return own;
    }

    private static String expected(ParameterModel key, List<StateParameterModel> states) {
        String timers = states.stream()
                .flatMap(state -> state.timers().stream())
                .map(TypeText::simple)
                .collect(Collectors.joining(" or "));
        String others = states.stream()
                .filter(state -> !state.kind().isTimers())
                .map(state -> TypeText.simple(state.type()) + " " + state.name())
                .collect(Collectors.joining(", "));
        return "(" + TypeText.simple(key.type()) + " " + key.name() + ", "
                + (timers.isEmpty() ? "<no timers are taken>" : timers) + " timer, any of: " + others
                + ", and perhaps an Emitter)";
    }
}
