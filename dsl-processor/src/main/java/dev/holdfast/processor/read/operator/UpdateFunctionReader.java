package dev.holdfast.processor.read.operator;

import com.palantir.javapoet.TypeName;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.StateMessages;
import dev.holdfast.processor.diagnostic.UpdateMessages;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.processor.model.ParameterModel;
import dev.holdfast.processor.model.ResultModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.UpdateFunctionModel;
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
import dev.holdfast.processor.read.state.StateTypeReader;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Reads a method that is annotated with {@link UpdateFunction}. */
final class UpdateFunctionReader {

    private final StateTypeReader stateTypes;
    private final KeyTypeReader keyTypes;
    private final ResultReader results;
    private final MethodRules rules;

    UpdateFunctionReader(ProcessingEnvironment environment, ResultReader results, MethodRules rules) {
        Visibility visibility = new Visibility(environment.getElementUtils());
        stateTypes = new StateTypeReader(environment);
        keyTypes = new KeyTypeReader(environment.getTypeUtils(), visibility);
        this.results = results;
        this.rules = rules;
    }

    /** The function, or what is wrong with it. */
    Reading<UpdateFunctionModel> read(ExecutableElement method) {
        Faults faults = new Faults();
        TypeElement type = EnclosingType.of(method);
        String function = TypeText.name(type) + "." + method.getSimpleName();
        rules.check(method, function, faults);
        if (MethodRules.isGeneric(method)) {
            return faults.refusal();
        }
        OperatorId id = OperatorId.read(method, function, faults);
        Optional<Signature> signature = SignatureReader.read(method, function, faults);
        return signature.isEmpty() ? faults.refusal() : read(signature.get(), function, id, faults);
    }

    private Reading<UpdateFunctionModel> read(Signature signature, String function, OperatorId id, Faults faults) {
        ExecutableElement method = signature.method();
        checkPrivateTypes(signature, function, faults);
        TypeMirror state = Signature.argument(signature.state().asType()).orElseThrow();
        Optional<KeyType> keyType = keyTypes.read(
                signature.key().asType(),
                Annotations.isNullable(signature.key()),
                site("the key of update function " + function, signature.key()),
                faults);
        Optional<StateType> stateType = stateTypes.readState(
                state, site("the state of update function " + function, signature.state()), faults);
        Optional<ResultModel> result = results.read(method, signature.emitter(), function, faults);
        UnboundedReason.check(method, function, faults);
        if (Annotations.isNullable(state)) {
            faults.add(
                    Origin.of(signature.state()),
                    StateMessages.nullableState("the state of update function " + function, TypeText.simple(state)));
        }
        Set<Trait> traits = traits(signature, state);
        return faults.reading(() -> new UpdateFunctionModel(
                method.getSimpleName().toString(),
                id.id(),
                traits,
                parameter(signature.key(), keyType.orElseThrow().javaType()),
                keyType.orElseThrow(),
                parameter(
                        signature.events(),
                        TypeName.get(
                                Signature.argument(signature.events().asType()).orElseThrow())),
                parameter(signature.state(), stateType.orElseThrow().javaType()),
                Signature.stateKind(signature.state().asType()).orElseThrow(),
                stateType.orElseThrow(),
                result.orElseThrow(),
                id.origin()));
    }

    private static ParameterModel parameter(VariableElement parameter, TypeName type) {
        return new ParameterModel(parameter.getSimpleName().toString(), type);
    }

    private static Site site(String what, VariableElement parameter) {
        return new Site(what, Origin.of(parameter), parameter);
    }

    /** Private types may stand in a signature that all of the class can see, but not in a generated one. */
    private static void checkPrivateTypes(Signature signature, String function, Faults faults) {
        Stream<TypeMirror> named = Stream.concat(
                Stream.of(signature.events().asType(), signature.method().getReturnType()),
                signature.emitter().stream().map(VariableElement::asType));
        named.flatMap(type -> Visibility.privateType(type).stream())
                .distinct()
                .forEach(type -> faults.add(
                        Origin.of(signature.method()), UpdateMessages.hiddenType(function, TypeText.name(type))));
    }

    private static Set<Trait> traits(Signature signature, TypeMirror state) {
        ExecutableElement method = signature.method();
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (method.getModifiers().contains(Modifier.STATIC)) {
            traits.add(Trait.STATIC);
        }
        if (isPublic(signature)) {
            traits.add(Trait.PUBLIC);
        }
        if (Visibility.isPublic(state)) {
            traits.add(Trait.STATE_PUBLIC);
        }
        return traits;
    }

    private static boolean isPublic(Signature signature) {
        return Visibility.isPublic(EnclosingType.of(signature.method()))
                && Visibility.isPublic(signature.key().asType())
                && Visibility.isPublic(signature.events().asType())
                && Visibility.isPublic(signature.method().getReturnType())
                && signature.emitter().map(VariableElement::asType).stream().allMatch(Visibility::isPublic);
    }
}
