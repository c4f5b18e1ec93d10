package dev.holdfast.processor.read.functional;

import com.palantir.javapoet.TypeName;
import dev.holdfast.annotation.ExpireAt;
import dev.holdfast.annotation.OnEvent;
import dev.holdfast.annotation.OnExpire;
import dev.holdfast.annotation.StatefulFunction;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.StatesMessages;
import dev.holdfast.processor.model.FunctionalModel;
import dev.holdfast.processor.model.FunctionalModel.OnEventModel;
import dev.holdfast.processor.model.FunctionalModel.OnExpireModel;
import dev.holdfast.processor.model.FunctionalModel.Role;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.processor.model.ParameterModel;
import dev.holdfast.processor.model.ResultModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.UpdateFunctionModel.Trait;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.element.Visibility;
import dev.holdfast.processor.read.function.OperatorId;
import dev.holdfast.processor.read.function.ResultReader;
import dev.holdfast.processor.read.key.KeyTypeReader;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.outcome.Reading;
import dev.holdfast.processor.read.place.Site;
import dev.holdfast.processor.read.state.StateTypeReader;
import java.lang.annotation.Annotation;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads a class that is a function from state to state. */
public final class FunctionalReader {

    private final StateTypeReader stateTypes;
    private final KeyTypeReader keyTypes;
    private final ResultReader results;

    public FunctionalReader(ProcessingEnvironment environment, ResultReader results) {
        this.results = results;
        stateTypes = new StateTypeReader(environment);
        keyTypes = new KeyTypeReader(environment.getTypeUtils(), new Visibility(environment.getElementUtils()));
    }

    /** The methods of a class that are called. */
    public static List<ExecutableElement> methods(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> Stream.of(OnEvent.class, ExpireAt.class, OnExpire.class)
                        .anyMatch(annotation -> Annotations.isOn(method, annotation)))
                .toList();
    }

    /** The function, or what is wrong with it. */
    public Reading<FunctionalModel> read(TypeElement type) {
        Faults faults = new Faults();
        String name = TypeText.name(type);
        AnnotationMirror annotation =
                Annotations.find(type, StatefulFunction.class).orElseThrow();
        OperatorId id = OperatorId.read(type, annotation, type.getSimpleName().toString(), name, faults);
        methods(type).forEach(method -> checkMethod(method, name, faults));
        Optional<ExecutableElement> onEvent = one(type, name, OnEvent.class, faults);
        Optional<ExecutableElement> expireAt = one(type, name, ExpireAt.class, faults);
        Optional<ExecutableElement> onExpire = one(type, name, OnExpire.class, faults);
        if (onEvent.isEmpty() && !faults.isRefused()) {
            faults.add(Origin.of(type), StatesMessages.noOnEvent(name));
        }
        if (onExpire.isPresent() && expireAt.isEmpty()) {
            faults.add(
                    Origin.of(onExpire.get()),
                    StatesMessages.neverExpires(name + "." + onExpire.get().getSimpleName()));
        }
        if (faults.isRefused()) {
            return faults.refusal();
        }
        boolean isEventTime = Annotations.value(annotation, "inProcessingTime")
                .filter(value -> Boolean.TRUE.equals(value.getValue()))
                .isEmpty();
        return read(type, id, isEventTime, onEvent.orElseThrow(), expireAt, onExpire, faults);
    }

    private static void checkMethod(ExecutableElement method, String type, Faults faults) {
        boolean isCallable = method.getModifiers().contains(Modifier.STATIC)
                && Visibility.privatePart(method).isEmpty()
                && method.getTypeParameters().isEmpty()
                && method.getThrownTypes().isEmpty();
        if (!isCallable) {
            faults.add(Origin.of(method), StatesMessages.notStatic(type + "." + method.getSimpleName()));
        }
    }

    private static Optional<ExecutableElement> one(
            TypeElement type, String name, Class<? extends Annotation> annotation, Faults faults) {
        List<ExecutableElement> found = methods(type).stream()
                .filter(method -> Annotations.isOn(method, annotation))
                .toList();
        if (found.size() > 1) {
            List<String> names = found.stream()
                    .map(method -> method.getSimpleName().toString())
                    .toList();
            faults.add(Origin.of(found.get(1)), StatesMessages.two(name, annotation.getSimpleName(), names));
        }
        return found.stream().findFirst();
    }

    private Reading<FunctionalModel> read(
            TypeElement type,
            OperatorId id,
            boolean isEventTime,
            ExecutableElement onEvent,
            Optional<ExecutableElement> expireAt,
            Optional<ExecutableElement> onExpire,
            Faults faults) {
        String name = TypeText.name(type);
        Optional<EventSignature> first = EventSignature.of(onEvent);
        if (first.isEmpty()) {
            faults.add(
                    Origin.of(onEvent),
                    StatesMessages.signature(
                            name + "." + onEvent.getSimpleName(),
                            TypeText.simple(onEvent.getReturnType()) + " " + TypeText.parameters(onEvent),
                            "S ([K key,] T event, [Instant at,] @Nullable S state[, Emitter<R> out]), or Step<S, R>"
                                    + " instead of S"));
            return faults.refusal();
        }
        EventSignature event = first.get();
        expireAt.filter(method -> !event.isExpiry(method))
                .ifPresent(method -> faults.add(
                        Origin.of(method),
                        StatesMessages.signature(
                                name + "." + method.getSimpleName(),
                                TypeText.simple(method.getReturnType()) + " " + TypeText.parameters(method),
                                "Instant (" + TypeText.simple(event.state()) + " state)")));
        Optional<List<Role>> closing = onExpire.flatMap(event::closingRoles);
        if (onExpire.isPresent() && closing.isEmpty()) {
            faults.add(
                    Origin.of(onExpire.get()),
                    StatesMessages.signature(
                            name + "." + onExpire.get().getSimpleName(),
                            TypeText.parameters(onExpire.get()),
                            "([K key,] " + TypeText.simple(event.state()) + " state[, Emitter<R> out])"));
        }
        Optional<VariableElement> key = event.key(onExpire);
        if (key.isEmpty() && !faults.isRefused()) {
            faults.add(
                    Origin.of(type),
                    StatesMessages.noKey(name, onEvent.getSimpleName().toString()));
        }
        return faults.isRefused()
                ? faults.refusal()
                : read(type, id, isEventTime, event, expireAt, onExpire, key.orElseThrow(), faults);
    }

    private Reading<FunctionalModel> read(
            TypeElement type,
            OperatorId id,
            boolean isEventTime,
            EventSignature event,
            Optional<ExecutableElement> expireAt,
            Optional<ExecutableElement> onExpire,
            VariableElement key,
            Faults faults) {
        String name = TypeText.name(type);
        Optional<KeyType> keyType = keyTypes.read(
                key.asType(),
                Annotations.isNullable(key),
                new Site("the key of stateful function " + name, Origin.of(key), key),
                faults);
        Optional<StateType> stateType = stateTypes.readState(
                event.state(),
                new Site("the state of stateful function " + name, Origin.of(event.stateParameter()), event.method()),
                faults);
        Optional<OnExpireModel> closing = onExpire.flatMap(method -> onExpire(method, event, name, faults));
        Optional<TypeName> result = result(type, name, event.result(), closing, faults);
        return faults.reading(() -> new FunctionalModel(
                name,
                id.id(),
                traits(type, event, key, onExpire),
                new ParameterModel(
                        key.getSimpleName().toString(), keyType.orElseThrow().javaType()),
                keyType.orElseThrow(),
                new ParameterModel(
                        event.eventName(),
                        TypeName.get(event.event()).withoutAnnotations().box()),
                new ParameterModel(
                        event.stateParameter().getSimpleName().toString(),
                        stateType.orElseThrow().javaType()),
                stateType.orElseThrow(),
                result.orElseThrow(),
                isEventTime,
                new OnEventModel(event.method().getSimpleName().toString(), event.roles(), event.givesStep()),
                expireAt.map(method -> method.getSimpleName().toString()),
                closing,
                id.origin()));
    }

    private Optional<OnExpireModel> onExpire(
            ExecutableElement method, EventSignature event, String type, Faults faults) {
        List<Role> roles = event.closingRoles(method).orElseThrow();
        Optional<VariableElement> emitter = roles.contains(Role.EMITTER)
                ? Optional.of(method.getParameters().get(roles.size() - 1))
                : Optional.empty();
        return results.read(method, emitter, type + "." + method.getSimpleName(), faults)
                .map(result -> new OnExpireModel(method.getSimpleName().toString(), roles, result));
    }

    private static Optional<TypeName> result(
            TypeElement type,
            String name,
            Optional<TypeMirror> ofEvent,
            Optional<OnExpireModel> closing,
            Faults faults) {
        Optional<TypeName> first = ofEvent.map(result -> TypeName.get(result).withoutAnnotations());
        Optional<TypeName> second = closing.map(OnExpireModel::result).map(ResultModel::type);
        if (first.isEmpty() && second.isEmpty() && !faults.isRefused()) {
            faults.add(Origin.of(type), StatesMessages.noResults(name));
        } else if (first.isPresent() && second.isPresent() && !first.equals(second)) {
            faults.add(
                    Origin.of(type),
                    StatesMessages.results(name, TypeText.simple(first.get()), TypeText.simple(second.get())));
        }
        return first.or(() -> second);
    }

    private static Set<Trait> traits(
            TypeElement type, EventSignature event, VariableElement key, Optional<ExecutableElement> onExpire) {
        Set<Trait> traits = EnumSet.of(Trait.STATIC);
        Stream<TypeMirror> signature = Stream.of(
                        Stream.of(key.asType(), event.event()),
                        event.result().stream(),
                        onExpire.stream().map(ExecutableElement::getReturnType))
                .flatMap(each -> each);
        if (Visibility.isPublic(type) && signature.allMatch(Visibility::isPublic)) {
            traits.add(Trait.PUBLIC);
        }
        if (Visibility.isPublic(event.state())) {
            traits.add(Trait.STATE_PUBLIC);
        }
        return traits;
    }
}
