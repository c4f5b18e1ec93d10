package dev.holdfast.processor.read.parameter;

import com.palantir.javapoet.TypeName;
import dev.holdfast.annotation.Named;
import dev.holdfast.annotation.TimeToLive;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.StatesMessages;
import dev.holdfast.processor.diagnostic.UpdateMessages;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.processor.model.StateParameterModel;
import dev.holdfast.processor.model.StateParameterModel.Kind;
import dev.holdfast.processor.model.StateParameterModel.TtlModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.element.Visibility;
import dev.holdfast.processor.read.key.KeyTypeReader;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.place.Site;
import dev.holdfast.processor.read.state.StateTypeReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads a parameter that is a state or timers. Empty means that a fault was added. */
final class StateParameterReader {

    private static final String PACKAGE = "dev.holdfast.state.";
    private static final int MAX_NAME = 128;

    private final StateTypeReader stateTypes;
    private final KeyTypeReader keyTypes;

    StateParameterReader(ProcessingEnvironment environment) {
        Visibility visibility = new Visibility(environment.getElementUtils());
        stateTypes = new StateTypeReader(environment);
        keyTypes = new KeyTypeReader(environment.getTypeUtils(), visibility);
    }

    /** What a parameter is, if it is a state or timers. */
    static Optional<Kind> kind(TypeMirror type) {
        if (type.getKind() != TypeKind.DECLARED) {
            return Optional.empty();
        }
        String name = ((TypeElement) ((DeclaredType) type).asElement())
                .getQualifiedName()
                .toString();
        return Arrays.stream(Kind.values())
                .filter(kind -> name.equals(PACKAGE + kind.typeName()))
                .findFirst();
    }

    Optional<StateParameterModel> read(VariableElement parameter, String function, Faults faults) {
        Kind kind = kind(parameter.asType()).orElseThrow();
        List<? extends TypeMirror> arguments = ((DeclaredType) parameter.asType()).getTypeArguments();
        boolean isOpen = arguments.stream().anyMatch(argument -> argument.getKind() == TypeKind.WILDCARD);
        if (arguments.isEmpty() || isOpen) {
            String found = TypeText.simple(parameter.asType());
            faults.add(Origin.of(parameter), UpdateMessages.rawState(function, found, kind.typeName()));
            return Optional.empty();
        }
        Faults own = new Faults();
        String name = name(parameter, function, own);
        Optional<TtlModel> ttl = ttl(parameter, kind, own);
        Optional<KeyType> keyType =
                kind.hasKeys() ? innerKey(arguments.get(0), kind, parameter, function, own) : Optional.empty();
        Optional<TypeName> timers = kind.isTimers() ? timers(arguments.get(0), parameter, own) : Optional.empty();
        Optional<StateType> valueType = kind.isTimers()
                ? Optional.empty()
                : value(arguments.get(arguments.size() - 1), parameter, function, own);
        faults.addAll(own);
        return own.isRefused()
                ? Optional.empty()
                : Optional.of(new StateParameterModel(
                        parameter.getSimpleName().toString(),
                        name,
                        kind,
                        TypeName.get(parameter.asType()).withoutAnnotations(),
                        keyType,
                        valueType,
                        timers,
                        ttl,
                        Origin.of(parameter)));
    }

    private static String name(VariableElement parameter, String function, Faults faults) {
        Optional<? extends AnnotationMirror> annotation = Annotations.find(parameter, Named.class);
        Optional<AnnotationValue> written = annotation.flatMap(named -> Annotations.value(named, "value"));
        if (written.isEmpty() || !(written.get().getValue() instanceof String name)) {
            return parameter.getSimpleName().toString();
        }
        boolean isPrintable = !name.isBlank()
                && name.codePoints()
                        .noneMatch(each -> Character.isISOControl(each)
                                || Character.getType(each) == Character.SURROGATE
                                || each == '.'
                                || each == '/');
        if (!isPrintable || name.length() > MAX_NAME) {
            faults.add(
                    Origin.of(parameter, annotation.get(), written.get()),
                    StatesMessages.nameInvalid(function, name.isBlank() ? name : name.strip()));
        }
        return name;
    }

    private static Optional<TtlModel> ttl(VariableElement parameter, Kind kind, Faults faults) {
        Optional<? extends AnnotationMirror> annotation = Annotations.find(parameter, TimeToLive.class);
        if (annotation.isEmpty()) {
            return Optional.empty();
        }
        String name = parameter.getSimpleName().toString();
        Origin origin = Origin.of(parameter, annotation.get());
        if (kind.isTimers()) {
            faults.add(origin, StatesMessages.ttlOfTimers(name, TypeText.simple(parameter.asType())));
            return Optional.empty();
        } else if (kind == Kind.BROADCAST) {
            faults.add(origin, StatesMessages.ttlOfBroadcast(name, TypeText.simple(parameter.asType())));
            return Optional.empty();
        }
        String duration = Annotations.value(annotation.get(), "value")
                .map(value -> String.valueOf(value.getValue()))
                .orElse("");
        if (!isDuration(duration)) {
            faults.add(origin, StatesMessages.ttlInvalid(name, "\"" + duration + "\""));
            return Optional.empty();
        }
        boolean isEventTime = Annotations.value(annotation.get(), "inEventTime")
                .filter(value -> Boolean.TRUE.equals(value.getValue()))
                .isPresent();
        return Optional.of(new TtlModel(duration, isEventTime));
    }

    private static boolean isDuration(String text) {
        try {
            Duration duration = Duration.parse(text);
            return !duration.isNegative() && !duration.isZero();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private Optional<KeyType> innerKey(
            TypeMirror type, Kind kind, VariableElement parameter, String function, Faults faults) {
        String what = kind == Kind.MAP ? "the key of map '" : "the key of broadcast '";
        return keyTypes.read(type, Annotations.isNullable(type), site(what, parameter, function), faults);
    }

    private Optional<StateType> value(TypeMirror type, VariableElement parameter, String function, Faults faults) {
        Site site = site("state '", parameter, function);
        if (Annotations.isNullable(type)) {
            faults.add(site.origin(), StatesMessages.nullableValue(site.what(), TypeText.simple(type)));
            return Optional.empty();
        }
        return stateTypes.readState(type, site, faults);
    }

    private static Site site(String what, VariableElement parameter, String function) {
        return new Site(
                what + parameter.getSimpleName() + "' of update function " + function, Origin.of(parameter), parameter);
    }

    private static Optional<TypeName> timers(TypeMirror type, VariableElement parameter, Faults faults) {
        boolean isEnum =
                type instanceof DeclaredType declared && declared.asElement().getKind() == ElementKind.ENUM;
        if (!isEnum) {
            faults.add(
                    Origin.of(parameter),
                    StatesMessages.timersOfNoEnum(
                            parameter.getSimpleName().toString(), TypeText.simple(parameter.asType())));
            return Optional.empty();
        }
        return Optional.of(TypeName.get(type).withoutAnnotations());
    }
}
