package dev.holdfast.processor.read.parameter;

import com.palantir.javapoet.TypeName;
import dev.holdfast.annotation.OnTimer;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.StatesMessages;
import dev.holdfast.processor.diagnostic.UpdateMessages;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.processor.model.ParameterModel;
import dev.holdfast.processor.model.ResultModel;
import dev.holdfast.processor.model.StateParameterModel;
import dev.holdfast.processor.model.StatesFunctionModel;
import dev.holdfast.processor.model.StatesFunctionModel.BroadcastFunctionModel;
import dev.holdfast.processor.model.StatesFunctionModel.TimerFunctionModel;
import dev.holdfast.processor.model.UpdateFunctionModel.Trait;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.EnclosingType;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.element.Visibility;
import dev.holdfast.processor.read.function.MethodRules;
import dev.holdfast.processor.read.function.OperatorId;
import dev.holdfast.processor.read.function.ResultReader;
import dev.holdfast.processor.read.function.Signature;
import dev.holdfast.processor.read.function.UnboundedReason;
import dev.holdfast.processor.read.key.KeyTypeReader;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.outcome.Reading;
import dev.holdfast.processor.read.place.Site;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads an update function that takes its states as parameters, with the methods that are called for its timers. */
public final class StatesFunctionReader {

    private final StateParameterReader parameters;
    private final KeyTypeReader keyTypes;
    private final ResultReader results;
    private final MethodRules rules;
    private final TimerFunctionReader timerFunctions;
    private final BroadcastFunctionReader broadcastFunctions;

    public StatesFunctionReader(ProcessingEnvironment environment, ResultReader results, MethodRules rules) {
        this.results = results;
        this.rules = rules;
        parameters = new StateParameterReader(environment);
        keyTypes = new KeyTypeReader(environment.getTypeUtils(), new Visibility(environment.getElementUtils()));
        timerFunctions = new TimerFunctionReader(results, rules);
        broadcastFunctions = new BroadcastFunctionReader(rules);
    }

    /** Whether a method takes states as parameters. */
    public static boolean isOne(ExecutableElement method) {
        return method.getParameters().stream()
                .anyMatch(parameter ->
                        StateParameterReader.kind(parameter.asType()).isPresent());
    }

    /** Whether a parameter is a state or timers. */
    public static boolean isState(VariableElement parameter) {
        return StateParameterReader.kind(parameter.asType()).isPresent();
    }

    /** The methods of a class that are called for timers. */
    public static List<ExecutableElement> timerFunctions(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> Annotations.isOn(method, OnTimer.class))
                .toList();
    }

    /** The methods of a class that apply changes of broadcasts. */
    public static List<ExecutableElement> broadcastFunctions(TypeElement type) {
        return BroadcastFunctionReader.all(type);
    }

    /** The name of the update function that a method is for which applies changes of broadcasts. */
    public static String functionOfChanges(ExecutableElement broadcastFunction) {
        return BroadcastFunctionReader.functionOf(broadcastFunction);
    }

    /** The name of the update function that such a method is for. */
    public static String functionOf(ExecutableElement timerFunction) {
        return TimerFunctionReader.functionOf(timerFunction);
    }

    /** The function, or what is wrong with it. */
    public Reading<StatesFunctionModel> read(ExecutableElement method) {
        Faults faults = new Faults();
        TypeElement type = EnclosingType.of(method);
        String function = TypeText.name(type) + "." + method.getSimpleName();
        rules.check(method, function, faults);
        if (MethodRules.isGeneric(method)) {
            return faults.refusal();
        }
        OperatorId id = OperatorId.read(method, function, faults);
        List<? extends VariableElement> all = method.getParameters();
        if (all.size() < 3
                || !Signature.isIterator(all.get(1).asType())
                || Signature.argument(all.get(1).asType()).isEmpty()) {
            faults.add(
                    Origin.of(method),
                    UpdateMessages.wrongOrder(
                            function,
                            TypeText.parameters(method),
                            "(K key, Iterator<T> events, states..., Emitter<R> out)"));
            return faults.refusal();
        }
        return read(method, function, id, faults);
    }

    private Reading<StatesFunctionModel> read(ExecutableElement method, String function, OperatorId id, Faults faults) {
        List<? extends VariableElement> all = method.getParameters();
        checkPrivateTypes(method, function, faults);
        VariableElement key = all.get(0);
        Optional<KeyType> keyType = keyTypes.read(
                key.asType(),
                Annotations.isNullable(key),
                new Site("the key of update function " + function, Origin.of(key), key),
                faults);
        VariableElement last = all.get(all.size() - 1);
        Optional<VariableElement> emitter = Signature.isEmitter(last.asType()) ? Optional.of(last) : Optional.empty();
        List<StateParameterModel> states =
                states(all.subList(2, emitter.isPresent() ? all.size() - 1 : all.size()), function, faults);
        Optional<ResultModel> result = result(method, emitter, function, faults);
        UnboundedReason.check(method, function, faults);
        if (faults.isRefused()) {
            return faults.refusal();
        }
        ParameterModel keyModel = new ParameterModel(
                key.getSimpleName().toString(), keyType.orElseThrow().javaType());
        List<TimerFunctionModel> timers = timers(method, function, keyModel, states, result.orElseThrow(), faults);
        Optional<BroadcastFunctionModel> broadcast = broadcastFunctions.read(method, function, states, faults);
        Set<Trait> traits = traits(method);
        return faults.reading(() -> new StatesFunctionModel(
                method.getSimpleName().toString(),
                id.id(),
                traits,
                keyModel,
                keyType.orElseThrow(),
                new ParameterModel(
                        all.get(1).getSimpleName().toString(),
                        TypeName.get(Signature.argument(all.get(1).asType()).orElseThrow())),
                states,
                result.orElseThrow(),
                timers,
                broadcast,
                id.origin()));
    }

    private List<StateParameterModel> states(List<? extends VariableElement> taken, String function, Faults faults) {
        List<StateParameterModel> states = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<TypeName> enums = new HashSet<>();
        for (VariableElement parameter : taken) {
            String type = TypeText.simple(parameter.asType());
            if (Signature.stateKind(parameter.asType()).isPresent()) {
                faults.add(Origin.of(parameter), StatesMessages.mixedWithGroupState(function, type));
            } else if (StateParameterReader.kind(parameter.asType()).isEmpty()) {
                String name = parameter.getSimpleName().toString();
                faults.add(Origin.of(parameter), StatesMessages.otherParameter(function, name, type));
            } else {
                parameters.read(parameter, function, faults).ifPresent(state -> {
                    if (!names.add(state.stateName())) {
                        faults.add(state.origin(), StatesMessages.nameTaken(function, state.stateName()));
                    }
                    state.timers()
                            .filter(timers -> !enums.add(timers))
                            .ifPresent(timers -> faults.add(
                                    state.origin(), StatesMessages.timersOfOneEnum(function, TypeText.simple(timers))));
                    states.add(state);
                });
            }
        }
        return states;
    }

    private Optional<ResultModel> result(
            ExecutableElement method, Optional<VariableElement> emitter, String function, Faults faults) {
        Optional<ResultModel> result = results.read(method, emitter, function, faults);
        if (result.filter(found -> found.shape().isMap()).isPresent()) {
            faults.add(Origin.of(method), StatesMessages.returnsOne(function, TypeText.simple(method.getReturnType())));
        }
        return result;
    }

    private List<TimerFunctionModel> timers(
            ExecutableElement method,
            String function,
            ParameterModel key,
            List<StateParameterModel> states,
            ResultModel result,
            Faults faults) {
        List<TimerFunctionModel> found = new ArrayList<>();
        String type = TypeText.name(EnclosingType.of(method));
        boolean isRefused = false;
        for (ExecutableElement each : timerFunctions(EnclosingType.of(method))) {
            if (method.getSimpleName().contentEquals(functionOf(each))) {
                String name = type + "." + each.getSimpleName();
                Optional<TimerFunctionModel> timer = timerFunctions.read(each, name, key, states, result, faults);
                isRefused |= timer.isEmpty();
                timer.ifPresent(model -> {
                    found.stream()
                            .filter(other -> other.timers().equals(model.timers()))
                            .findFirst()
                            .ifPresent(other -> faults.add(
                                    Origin.of(each),
                                    StatesMessages.onTimerTwice(
                                            name,
                                            type + "." + other.name(),
                                            model.timers().name())));
                    found.add(model);
                });
            }
        }
        if (!isRefused) {
            checkHandled(method, function, states, found, faults);
        }
        return found;
    }

    private static void checkHandled(
            ExecutableElement method,
            String function,
            List<StateParameterModel> states,
            List<TimerFunctionModel> found,
            Faults faults) {
        states.stream()
                .filter(state -> state.kind().isTimers()
                        && found.stream().noneMatch(timer -> timer.timers().equals(state)))
                .forEach(state -> faults.add(
                        state.origin(),
                        StatesMessages.timersUnhandled(
                                function,
                                state.name(),
                                TypeText.simple(state.timers().orElseThrow()),
                                method.getSimpleName().toString())));
    }

    /** Private types may stand in a signature that all of the class can see, but not in a generated one. */
    private static void checkPrivateTypes(ExecutableElement method, String function, Faults faults) {
        signature(method)
                .flatMap(type -> Visibility.privateType(type).stream())
                .distinct()
                .forEach(type ->
                        faults.add(Origin.of(method), UpdateMessages.hiddenType(function, TypeText.name(type))));
    }

    private static Stream<TypeMirror> signature(ExecutableElement method) {
        return Stream.concat(
                method.getParameters().stream().map(VariableElement::asType), Stream.of(method.getReturnType()));
    }

    private static Set<Trait> traits(ExecutableElement method) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        boolean isPublic = Visibility.isPublic(EnclosingType.of(method));
        if (method.getModifiers().contains(Modifier.STATIC)) {
            traits.add(Trait.STATIC);
        }
        boolean isSignaturePublic = Stream.concat(
                        Stream.of(method.getReturnType()),
                        method.getParameters().stream()
                                .map(VariableElement::asType)
                                .filter(type -> StateParameterReader.kind(type).isEmpty()))
                .allMatch(Visibility::isPublic);
        isSignaturePublic &= BroadcastFunctionReader.typesOfChanges(method).allMatch(Visibility::isPublic);
        if (isPublic && isSignaturePublic) {
            traits.add(Trait.PUBLIC);
        }
        if (isPublic && signature(method).allMatch(Visibility::isPublic)) {
            traits.add(Trait.STATE_PUBLIC);
        }
        return traits;
    }
}
