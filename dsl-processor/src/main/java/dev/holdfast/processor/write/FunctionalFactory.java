package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.holdfast.operator.EventTimeFlatMapFunction;
import dev.holdfast.operator.FlatMapFunction;
import dev.holdfast.processor.model.FunctionalModel;
import dev.holdfast.processor.model.FunctionalModel.OnExpireModel;
import dev.holdfast.processor.model.FunctionalModel.Role;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.UpdateFunctionModel.Trait;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The factory method of a function from state to state. */
final class FunctionalFactory {

    private static final String SERIALIZER = "StateOfFunctionSerializer";

    private final ClassName owner;
    private final FunctionalModel function;
    private final NameAllocator names = new NameAllocator();

    private FunctionalFactory(ClassName owner, FunctionalModel function) {
        this.owner = owner;
        this.function = function;
        names.newName(owner.topLevelClassName().simpleName());
        names.newName(function.key().name(), Role.KEY);
        names.newName(function.event().name(), Role.EVENT);
        names.newName(function.state().name(), Role.STATE);
        names.newName("at", Role.TIME);
        names.newName("out", Role.EMITTER);
        names.newName("results", "results");
    }

    static void addTo(TypeSpec.Builder type, ClassName owner, FunctionalModel function) {
        FunctionalFactory factory = new FunctionalFactory(owner, function);
        type.addMethod(factory.method());
        if (function.stateType() instanceof StateType.InlineOf inline) {
            type.addType(
                    NestedSerializer.of(SERIALIZER, owner, function.onEvent().name(), inline));
        }
    }

    // public static EventTimeFlatMapFunction<String, Click, Session, Summary> operator() {
    //     return EventTimeFlatMapFunction.<String, Click, Session, Summary>of(
    //                     "Sessionize",
    //                     KeySerializers.string(),
    //                     new SessionSerializer(),
    //                     (user, click, at, session, out) -> Sessionize.on(click, session))
    //             .expireAt(Sessionize::expiry)
    //             .onExpire((user, session, out) -> out.emit(Sessionize.close(user, session)));
    // }
    private MethodSpec method() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("operator")
                .addJavadoc(
                        "{@link $T}: a function from state to state, in $L.\n",
                        owner,
                        function.isEventTime() ? "event time" : "processing time")
                .addModifiers(Modifier.STATIC)
                .returns(type(hidesState()));
        if (function.is(Trait.PUBLIC)) {
            method.addModifiers(Modifier.PUBLIC);
        }
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "return $T.<$T, $T, $T, $T>of(\n$S,\n$L,\n$L,\n$L)",
                        descriptor(),
                        function.key().type(),
                        function.event().type(),
                        function.state().type(),
                        function.result(),
                        function.id(),
                        WholeKeySerializers.of(function.keyType()),
                        WholeSerializers.of(function.stateType()).orElseGet(() -> CodeBlock.of("new $L()", SERIALIZER)),
                        onEvent());
        function.expireAt().ifPresent(name -> code.add("\n.expireAt($T::$N)", owner, name));
        function.onExpire().ifPresent(close -> code.add("\n.onExpire($L)", onExpire(close)));
        return method.addStatement(code.build()).build();
    }

    private boolean hidesState() {
        return function.is(Trait.PUBLIC) && !function.is(Trait.STATE_PUBLIC);
    }

    private TypeName type(boolean hidesState) {
        return ParameterizedTypeName.get(
                descriptor(),
                function.key().type(),
                function.event().type(),
                hidesState
                        ? WildcardTypeName.subtypeOf(Object.class)
                        : function.state().type(),
                function.result());
    }

    private ClassName descriptor() {
        return ClassName.get(function.isEventTime() ? EventTimeFlatMapFunction.class : FlatMapFunction.class);
    }

    // (user, click, at, session, out) -> Sessionize.on(click, session)
    private CodeBlock onEvent() {
        CodeBlock call = call(function.onEvent().name(), function.onEvent().roles());
        return CodeBlock.of(
                "($L) -> $L$L",
                names(List.of(Role.KEY, Role.EVENT, Role.TIME, Role.STATE, Role.EMITTER)),
                call,
                function.onEvent().givesStep()
                        ? CodeBlock.of(".emitTo($N)", names.get(Role.EMITTER))
                        : CodeBlock.of(""));
    }

    // (user, session, out) -> out.emit(Sessionize.close(user, session))
    private CodeBlock onExpire(OnExpireModel close) {
        return CodeBlock.of(
                "($L) -> $L",
                names(List.of(Role.KEY, Role.STATE, Role.EMITTER)),
                ResultCode.of(
                        close.result(),
                        call(close.name(), close.roles()),
                        names.get(Role.EMITTER),
                        names.get("results")));
    }

    private CodeBlock call(String method, List<Role> roles) {
        return CodeBlock.of("$T.$N($L)", owner, method, names(roles));
    }

    private CodeBlock names(List<Role> roles) {
        return CodeBlock.join(
                roles.stream().map(role -> CodeBlock.of("$N", names.get(role))).toList(), ", ");
    }
}
