package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.EventTimeMapGroups;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.processor.model.ResultShape;
import dev.holdfast.processor.model.StateKind;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.UpdateFunctionModel;
import dev.holdfast.processor.model.UpdateFunctionModel.Trait;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The factory method of one update function. */
final class FactoryMethod {

    private final ClassName owner;
    private final UpdateFunctionModel function;
    private final NameAllocator names = new NameAllocator();

    private FactoryMethod(ClassName owner, UpdateFunctionModel function) {
        this.owner = owner;
        this.function = function;
        names.newName(owner.topLevelClassName().simpleName());
        names.newName(instanceName(), "instance");
        names.newName(function.key().name(), "key");
        names.newName(function.events().name(), "events");
        names.newName(function.state().name(), "state");
        names.newName("out", "out");
        names.newName("results", "results");
    }

    static MethodSpec of(ClassName owner, UpdateFunctionModel function) {
        return new FactoryMethod(owner, function).method();
    }

    // public static MapGroups<String, Click, Session, SessionSummary> track() {
    //     return MapGroups.withProcessingTimeTimeout(
    //             "Sessions.track", KeySerializers.string(), new SessionSerializer(), Sessions::track);
    // }
    private MethodSpec method() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(function.name())
                .addJavadoc("{@link $T#$L}: $L, $L.\n", owner, function.name(), results(), timeout())
                .addModifiers(Modifier.STATIC)
                .returns(returnType());
        if (function.is(Trait.PUBLIC)) {
            method.addModifiers(Modifier.PUBLIC);
        }
        if (!function.is(Trait.STATIC)) {
            method.addParameter(owner, names.get("instance"));
        }
        return method.addStatement(
                        "return $T.$L(\n$S,\n$L,\n$L,\n$L)",
                        descriptor(),
                        descriptorFactory(),
                        function.id(),
                        WholeKeySerializers.of(function.keyType()),
                        stateSerializer(),
                        call())
                .build();
    }

    private TypeName returnType() {
        boolean hidesState = function.is(Trait.PUBLIC) && !function.is(Trait.STATE_PUBLIC);
        TypeName state = hidesState
                ? WildcardTypeName.subtypeOf(Object.class)
                : function.state().type();
        return ParameterizedTypeName.get(
                descriptor(),
                function.key().type(),
                function.events().type(),
                state,
                function.result().type());
    }

    private ClassName descriptor() {
        boolean isMap = function.result().shape().isMap();
        if (function.stateKind() == StateKind.EVENT_TIME) {
            return ClassName.get(isMap ? EventTimeMapGroups.class : EventTimeFlatMapGroups.class);
        }
        return ClassName.get(isMap ? MapGroups.class : FlatMapGroups.class);
    }

    private String descriptorFactory() {
        return switch (function.stateKind()) {
            case PLAIN -> "withoutTimeout";
            case PROCESSING_TIME -> "withProcessingTimeTimeout";
            case EVENT_TIME -> "withEventTimeTimeout";
        };
    }

    private String results() {
        return function.result().shape().isMap() ? "one result per key and batch" : "any number of results";
    }

    private String timeout() {
        return switch (function.stateKind()) {
            case PLAIN -> "no timeout";
            case PROCESSING_TIME -> "processing-time timeout";
            case EVENT_TIME -> "event-time timeout";
        };
    }

    // new SessionSerializer()
    private CodeBlock stateSerializer() {
        return WholeSerializers.of(function.stateType())
                .orElseGet(() -> CodeBlock.of("new $L()", serializerName(function)));
    }

    /** The class of the state's serializer, if its type has none of its own. */
    static Optional<TypeSpec> nestedSerializer(ClassName owner, UpdateFunctionModel function) {
        return function.stateType() instanceof StateType.InlineOf state
                ? Optional.of(NestedSerializer.of(serializerName(function), owner, function.name(), state))
                : Optional.empty();
    }

    private static String serializerName(UpdateFunctionModel function) {
        String name = function.name();
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "StateSerializer";
    }

    // Sessions::track
    private CodeBlock call() {
        ResultShape shape = function.result().shape();
        if (shape == ResultShape.ONE || shape == ResultShape.EMITTER) {
            return CodeBlock.of("$L::$N", receiver(), function.name());
        }
        return lambda(shape);
    }

    // (service, lines, state, out) ->
    //         Presences.watch(service, lines, state).forEachRemaining(out::emit)
    private CodeBlock lambda(ResultShape shape) {
        CodeBlock body = ResultCode.of(function.result(), directCall(), names.get("out"), names.get("results"));
        return shape == ResultShape.STREAM
                ? CodeBlock.of("$L -> $L", parameters(), body)
                : CodeBlock.of("$L ->$>$>\n$L$<$<", parameters(), body);
    }

    // (service, lines, state, out)
    private CodeBlock parameters() {
        return CodeBlock.of(
                "($N, $N, $N, $N)", names.get("key"), names.get("events"), names.get("state"), names.get("out"));
    }

    // Presences.watch(service, lines, state)
    private CodeBlock directCall() {
        return CodeBlock.of(
                "$L.$N($N, $N, $N)",
                receiver(),
                function.name(),
                names.get("key"),
                names.get("events"),
                names.get("state"));
    }

    private CodeBlock receiver() {
        return function.is(Trait.STATIC) ? CodeBlock.of("$T", owner) : CodeBlock.of("$N", names.get("instance"));
    }

    private String instanceName() {
        String name = owner.simpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
