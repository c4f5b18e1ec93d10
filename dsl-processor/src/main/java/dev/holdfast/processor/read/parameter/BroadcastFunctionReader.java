package dev.holdfast.processor.read.parameter;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.holdfast.annotation.OnBroadcast;
import dev.holdfast.processor.diagnostic.BroadcastMessages;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.UpdateMessages;
import dev.holdfast.processor.model.ParameterModel;
import dev.holdfast.processor.model.StateParameterModel;
import dev.holdfast.processor.model.StateParameterModel.Kind;
import dev.holdfast.processor.model.StatesFunctionModel.BroadcastFunctionModel;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.EnclosingType;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.element.Visibility;
import dev.holdfast.processor.read.function.MethodRules;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.state.BroadcastChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the method that applies the changes of an update function's broadcasts. Empty means that there is none, or that a fault was added. */
final class BroadcastFunctionReader {

    private final MethodRules rules;

    BroadcastFunctionReader(MethodRules rules) {
        this.rules = rules;
    }

    /** The methods of a class that apply changes. */
    static List<ExecutableElement> all(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> Annotations.isOn(method, OnBroadcast.class))
                .toList();
    }

    /** The name of the update function that such a method is for. */
    static String functionOf(ExecutableElement method) {
        return Annotations.find(method, OnBroadcast.class)
                .flatMap(annotation -> Annotations.value(annotation, "value"))
                .map(value -> String.valueOf(value.getValue()))
                .orElse("");
    }

    /** The types of the changes that methods for an update function take. */
    static Stream<TypeMirror> typesOfChanges(ExecutableElement function) {
        return of(function).stream()
                .flatMap(method -> method.getParameters().stream().limit(1))
                .map(VariableElement::asType);
    }

    private static List<ExecutableElement> of(ExecutableElement function) {
        return all(EnclosingType.of(function)).stream()
                .filter(method -> function.getSimpleName().contentEquals(functionOf(method)))
                .toList();
    }

    /** Reads that of an update function, and says if it is missing, or if there are two. */
    Optional<BroadcastFunctionModel> read(
            ExecutableElement function, String functionName, List<StateParameterModel> states, Faults faults) {
        List<StateParameterModel> broadcasts =
                states.stream().filter(state -> state.kind() == Kind.BROADCAST).toList();
        List<ExecutableElement> methods = of(function);
        if (methods.isEmpty()) {
            broadcasts.forEach(broadcast -> faults.add(
                    broadcast.origin(),
                    BroadcastMessages.unchanged(
                            functionName,
                            broadcast.name(),
                            function.getSimpleName().toString(),
                            changes(broadcasts))));
            return Optional.empty();
        } else if (broadcasts.isEmpty()) {
            methods.forEach(method -> faults.add(
                    Annotations.origin(method, OnBroadcast.class),
                    BroadcastMessages.unread(name(method), functionName)));
            return Optional.empty();
        } else if (methods.size() > 1) {
            faults.add(
                    Origin.of(methods.get(1)),
                    BroadcastMessages.two(functionName, name(methods.get(0)), name(methods.get(1))));
            return Optional.empty();
        }
        return read(methods.get(0), broadcasts, faults);
    }

    private Optional<BroadcastFunctionModel> read(
            ExecutableElement method, List<StateParameterModel> broadcasts, Faults faults) {
        Faults own = new Faults();
        String name = name(method);
        rules.check(method, name, own);
        List<StateParameterModel> taken = taken(method, broadcasts);
        if (taken.size() < broadcasts.size() || method.getParameters().size() != broadcasts.size() + 1) {
            own.add(
                    Origin.of(method),
                    BroadcastMessages.signature(
                            name, TypeText.parameters(method), "(B change, " + changes(broadcasts) + ")"));
        } else if (method.getReturnType().getKind() != TypeKind.VOID) {
            own.add(Origin.of(method), BroadcastMessages.returns(name, TypeText.simple(method.getReturnType())));
        } else {
            Visibility.privateType(method.getParameters().get(0).asType())
                    .ifPresent(
                            type -> own.add(Origin.of(method), UpdateMessages.hiddenType(name, TypeText.name(type))));
        }
        faults.addAll(own);
        return own.isRefused() ? Optional.empty() : Optional.of(model(method, taken));
    }

    private static BroadcastFunctionModel model(ExecutableElement method, List<StateParameterModel> taken) {
        VariableElement change = method.getParameters().get(0);
        return new BroadcastFunctionModel(
                method.getSimpleName().toString(),
                method.getModifiers().contains(Modifier.STATIC),
                new ParameterModel(
                        change.getSimpleName().toString(), type(change).box()),
                taken);
    }

    /** The broadcasts that the parameters behind the first are, up to one that is none. */
    private static List<StateParameterModel> taken(ExecutableElement method, List<StateParameterModel> broadcasts) {
        List<StateParameterModel> taken = new ArrayList<>();
        List<? extends VariableElement> parameters = method.getParameters();
        for (int i = 1; i < parameters.size(); i++) {
            VariableElement parameter = parameters.get(i);
            Optional<StateParameterModel> found = broadcasts.stream()
                    .filter(broadcast -> parameter.getSimpleName().contentEquals(broadcast.name())
                            && type(parameter).equals(typeOfChanges(broadcast)))
                    .findFirst();
            if (found.isEmpty() || taken.contains(found.get())) {
                break;
            }
            taken.add(found.get());
        }
        return taken;
    }

    /** As they are written: {@code BroadcastChanges<String, Limit> limits}. */
    private static String changes(List<StateParameterModel> broadcasts) {
        return broadcasts.stream()
                .map(broadcast -> TypeText.simple(typeOfChanges(broadcast)) + " " + broadcast.name())
                .collect(Collectors.joining(", "));
    }

    private static TypeName typeOfChanges(StateParameterModel broadcast) {
        return ParameterizedTypeName.get(
                ClassName.get(BroadcastChanges.class),
                ((ParameterizedTypeName) broadcast.type()).typeArguments().toArray(TypeName[]::new));
    }

    private static TypeName type(VariableElement parameter) {
        return TypeName.get(parameter.asType()).withoutAnnotations();
    }

    private static String name(ExecutableElement method) {
        return TypeText.name(EnclosingType.of(method)) + "." + method.getSimpleName();
    }
}
