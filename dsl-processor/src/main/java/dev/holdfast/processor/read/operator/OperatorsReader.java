package dev.holdfast.processor.read.operator;

import com.palantir.javapoet.ClassName;
import dev.holdfast.annotation.OnBroadcast;
import dev.holdfast.annotation.OnTimer;
import dev.holdfast.annotation.StatefulFunction;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.processor.diagnostic.BroadcastMessages;
import dev.holdfast.processor.diagnostic.Diagnostic;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.StatesMessages;
import dev.holdfast.processor.diagnostic.UpdateMessages;
import dev.holdfast.processor.model.FunctionalModel;
import dev.holdfast.processor.model.OperatorsModel;
import dev.holdfast.processor.model.StatesFunctionModel;
import dev.holdfast.processor.model.UpdateFunctionModel;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.element.Visibility;
import dev.holdfast.processor.read.function.MethodRules;
import dev.holdfast.processor.read.function.ResultReader;
import dev.holdfast.processor.read.functional.FunctionalReader;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.outcome.Reading;
import dev.holdfast.processor.read.parameter.StatesFunctionReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Reads a class with update functions. There is always a model, without the functions that were refused. */
public final class OperatorsReader {

    private final UpdateFunctionReader functions;
    private final StatesFunctionReader statesFunctions;
    private final FunctionalReader functional;

    public OperatorsReader(ProcessingEnvironment environment) {
        ResultReader results = new ResultReader(environment.getTypeUtils());
        MethodRules rules = new MethodRules(environment);
        functions = new UpdateFunctionReader(environment, results, rules);
        statesFunctions = new StatesFunctionReader(environment, results, rules);
        functional = new FunctionalReader(environment, results);
    }

    /** The methods of a class that engines call. */
    public static List<ExecutableElement> called(TypeElement type) {
        return Stream.of(
                        updateFunctions(type).stream(),
                        StatesFunctionReader.timerFunctions(type).stream(),
                        StatesFunctionReader.broadcastFunctions(type).stream(),
                        FunctionalReader.methods(type).stream())
                .flatMap(each -> each)
                .toList();
    }

    /** The methods of a class that are annotated as update functions. */
    public static List<ExecutableElement> updateFunctions(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> Annotations.isOn(method, UpdateFunction.class))
                .collect(Collectors.toList());
    }

    /** The class, and what is wrong with its functions. */
    public Reading<OperatorsModel> read(TypeElement type) {
        Faults faults = new Faults();
        List<UpdateFunctionModel> models = new ArrayList<>();
        List<StatesFunctionModel> ofStates = new ArrayList<>();
        for (List<ExecutableElement> ofOneName : byName(type).values()) {
            if (ofOneName.size() > 1) {
                faults.addOfPart(List.of(overloaded(type, ofOneName)));
            } else if (StatesFunctionReader.isOne(ofOneName.get(0))) {
                Reading<StatesFunctionModel> reading = statesFunctions.read(ofOneName.get(0));
                faults.addOfPart(reading.diagnostics());
                reading.model().ifPresent(ofStates::add);
            } else {
                Reading<UpdateFunctionModel> reading = functions.read(ofOneName.get(0));
                faults.addOfPart(reading.diagnostics());
                reading.model().ifPresent(models::add);
            }
        }
        faults.addOfPart(timersOfNothing(type));
        faults.addOfPart(changesOfNothing(type));
        faults.addOfPart(mutableStatics(type));
        Optional<FunctionalModel> function =
                Annotations.isOn(type, StatefulFunction.class) ? functional(type, faults) : Optional.empty();
        return faults.reading(
                () -> new OperatorsModel(ClassName.get(type), Visibility.isPublic(type), models, ofStates, function));
    }

    private Optional<FunctionalModel> functional(TypeElement type, Faults faults) {
        Reading<FunctionalModel> reading = functional.read(type);
        faults.addOfPart(reading.diagnostics());
        return reading.model();
    }

    /** Methods for timers of a function that is not there. */
    private static List<Diagnostic> timersOfNothing(TypeElement type) {
        List<String> functions = statesFunctions(type);
        return StatesFunctionReader.timerFunctions(type).stream()
                .filter(method -> !functions.contains(StatesFunctionReader.functionOf(method)))
                .map(method -> new Diagnostic(
                        Annotations.origin(method, OnTimer.class),
                        StatesMessages.onTimerOfNothing(
                                TypeText.name(type) + "." + method.getSimpleName(),
                                StatesFunctionReader.functionOf(method),
                                functions)))
                .toList();
    }

    /** Methods for changes of a function that is not there. */
    private static List<Diagnostic> changesOfNothing(TypeElement type) {
        List<String> functions = statesFunctions(type);
        return StatesFunctionReader.broadcastFunctions(type).stream()
                .filter(method -> !functions.contains(StatesFunctionReader.functionOfChanges(method)))
                .map(method -> new Diagnostic(
                        Annotations.origin(method, OnBroadcast.class),
                        BroadcastMessages.ofNothing(
                                TypeText.name(type) + "." + method.getSimpleName(),
                                StatesFunctionReader.functionOfChanges(method),
                                functions)))
                .toList();
    }

    private static List<String> statesFunctions(TypeElement type) {
        return updateFunctions(type).stream()
                .filter(StatesFunctionReader::isOne)
                .map(method -> method.getSimpleName().toString())
                .toList();
    }

    private static Map<String, List<ExecutableElement>> byName(TypeElement type) {
        return updateFunctions(type).stream()
                .collect(Collectors.groupingBy(
                        method -> method.getSimpleName().toString(), LinkedHashMap::new, Collectors.toList()));
    }

    private static Diagnostic overloaded(TypeElement type, List<ExecutableElement> methods) {
        String function = TypeText.name(type) + "." + methods.get(0).getSimpleName();
        List<String> signatures = methods.stream()
                .map(method -> method.getSimpleName() + TypeText.parameters(method))
                .collect(Collectors.toList());
        return new Diagnostic(Origin.of(methods.get(1)), UpdateMessages.overloaded(function, signatures));
    }

    private static List<Diagnostic> mutableStatics(TypeElement type) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(field -> isMutableStatic(field.getModifiers()))
                .filter(field -> !Annotations.isSuppressed(field, "MutableStatic"))
                .map(field -> mutableStatic(type, field))
                .collect(Collectors.toList());
    }

    private static boolean isMutableStatic(Set<Modifier> modifiers) {
        return modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.FINAL);
    }

    private static Diagnostic mutableStatic(TypeElement type, VariableElement field) {
        String name = field.getSimpleName().toString();
        return new Diagnostic(Origin.of(field), UpdateMessages.mutableStatic(TypeText.name(type), name));
    }
}
