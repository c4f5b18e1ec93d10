package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.holdfast.operator.BroadcastStates;
import dev.holdfast.operator.EventTimeBroadcastStates;
import dev.holdfast.operator.EventTimeFlatMapStates;
import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.Ttl;
import dev.holdfast.processor.model.ResultShape;
import dev.holdfast.processor.model.StateParameterModel;
import dev.holdfast.processor.model.StateParameterModel.TtlModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.StatesFunctionModel;
import dev.holdfast.processor.model.StatesFunctionModel.BroadcastFunctionModel;
import dev.holdfast.processor.model.StatesFunctionModel.TimerFunctionModel;
import dev.holdfast.processor.model.UpdateFunctionModel.Trait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The factory method of an update function that takes its states as parameters, and a constant for each of them. */
final class StatesFactory {

    /** So many arguments stand in one line. */
    private static final int SHORT = 3;

    private final ClassName owner;
    private final StatesFunctionModel function;
    private final NameAllocator names = new NameAllocator();

    private StatesFactory(ClassName owner, StatesFunctionModel function) {
        this.owner = owner;
        this.function = function;
        names.newName(owner.topLevelClassName().simpleName());
        names.newName(lowerFirst(owner.simpleName()), "instance");
        names.newName(function.key().name(), "key");
        names.newName(function.events().name(), "events");
        names.newName("timer", "timer");
        names.newName("at", "at");
        names.newName("states", "states");
        names.newName("out", "out");
        names.newName("results", "results");
        function.broadcast().ifPresent(broadcast -> {
            names.newName(broadcast.change().name(), "change");
            names.newName("changed", "changed");
        });
    }

    static void addTo(TypeSpec.Builder type, ClassName owner, StatesFunctionModel function) {
        StatesFactory factory = new StatesFactory(owner, function);
        function.states().forEach(state -> type.addField(factory.constant(state)));
        type.addMethod(factory.method());
        function.states().forEach(state -> {
            if (state.valueType().orElse(null) instanceof StateType.InlineOf inline) {
                type.addType(NestedSerializer.of(factory.serializerName(state), owner, function.name(), inline));
            }
        });
    }

    // public static final StateParameter.OfMap<Long, Integer> WATCH_PER_AUCTION = StateParameter.map(
    //                 "perAuction", KeySerializers.int64(), StateSerializers.int32())
    //         .withTtl(Ttl.ofProcessingTime(Duration.parse("P30D")));
    private FieldSpec constant(StateParameterModel state) {
        FieldSpec.Builder field = FieldSpec.builder(
                        parameterType(state), constantName(state), Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "$L {@code $L} of {@link $T#$L}.\n",
                        what(state.kind()),
                        state.stateName(),
                        owner,
                        function.name())
                .initializer("$L$L", described(state), ttl(state));
        if (function.is(Trait.STATE_PUBLIC)) {
            field.addModifiers(Modifier.PUBLIC);
        }
        return field.build();
    }

    private static String what(StateParameterModel.Kind kind) {
        return kind.isTimers() ? "Timers" : kind == StateParameterModel.Kind.BROADCAST ? "Broadcast" : "State";
    }

    private static TypeName parameterType(StateParameterModel state) {
        ClassName raw =
                ClassName.get(StateParameter.class).nestedClass(state.kind().parameterType());
        TypeName[] arguments =
                ((ParameterizedTypeName) state.type()).typeArguments().toArray(TypeName[]::new);
        return ParameterizedTypeName.get(raw, arguments);
    }

    private CodeBlock described(StateParameterModel state) {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("$S", state.stateName()));
        state.keyType().ifPresent(key -> arguments.add(WholeKeySerializers.of(key)));
        state.valueType()
                .ifPresent(value -> arguments.add(
                        WholeSerializers.of(value).orElseGet(() -> CodeBlock.of("new $L()", serializerName(state)))));
        state.timers().ifPresent(timers -> arguments.add(CodeBlock.of("$T.class", timers)));
        return CodeBlock.of(
                "$T.$L(\n$>$>$L$<$<)", StateParameter.class, state.kind().factory(), CodeBlock.join(arguments, ", "));
    }

    private static CodeBlock ttl(StateParameterModel state) {
        if (state.ttl().isEmpty()) {
            return CodeBlock.of("");
        }
        TtlModel ttl = state.ttl().get();
        return CodeBlock.of(
                "\n$>$>.withTtl($T.$L($T.parse($S)))$<$<",
                Ttl.class,
                ttl.isEventTime() ? "ofEventTime" : "ofProcessingTime",
                Duration.class,
                ttl.duration());
    }

    // public static EventTimeFlatMapStates<String, Bid, String> watch() {
    //     return EventTimeFlatMapStates.<String, Bid, String>of(
    //                     "Watch.watch",
    //                     KeySerializers.string(),
    //                     List.of(WATCH_TOTAL, WATCH_PER_AUCTION, WATCH_TIMERS),
    //                     (user, bids, states, out) -> Watch.watch(
    //                             user, bids, states.get(WATCH_TOTAL), states.get(WATCH_PER_AUCTION), out))
    //             .onTimer(WATCH_TIMERS, (user, timer, at, states, out) -> Watch.ring(user, timer, out));
    // }
    private MethodSpec method() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(function.name())
                .addJavadoc("{@link $T#$L}: any number of results, $L.\n", owner, function.name(), statesText())
                .addModifiers(Modifier.STATIC)
                .returns(returned());
        if (function.is(Trait.PUBLIC)) {
            method.addModifiers(Modifier.PUBLIC);
        }
        if (needsInstance()) {
            method.addParameter(owner, names.get("instance"));
        }
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "return $T.<$T, $T, $T>of(\n$S,\n$L,\n$T.of($L),\n$L)",
                        descriptor(),
                        function.key().type(),
                        function.events().type(),
                        function.result().type(),
                        function.id(),
                        WholeKeySerializers.of(function.keyType()),
                        List.class,
                        function.states().stream().map(this::constantName).collect(Collectors.joining(", ")),
                        eventsCall());
        function.timers()
                .forEach(timer -> code.add("\n.onTimer($L, $L)", constantName(timer.timers()), timerCall(timer)));
        function.broadcast()
                .ifPresent(broadcast ->
                        code.add("\n.<$T>onBroadcast($L)", broadcast.change().type(), changeCall(broadcast)));
        return method.addStatement(code.build()).build();
    }

    // EventTimeFlatMapStates<String, Bid, String>
    // BroadcastStates<String, Bid, Rule, String>
    private TypeName returned() {
        List<TypeName> arguments =
                new ArrayList<>(List.of(function.key().type(), function.events().type()));
        function.broadcast()
                .ifPresent(broadcast -> arguments.add(broadcast.change().type()));
        arguments.add(function.result().type());
        ClassName raw = function.broadcast().isEmpty()
                ? descriptor()
                : ClassName.get(function.needsEventTime() ? EventTimeBroadcastStates.class : BroadcastStates.class);
        return ParameterizedTypeName.get(raw, arguments.toArray(TypeName[]::new));
    }

    private String statesText() {
        return "states "
                + function.states().stream()
                        .map(state -> "{@code " + state.stateName() + "}")
                        .collect(Collectors.joining(", "));
    }

    private ClassName descriptor() {
        return ClassName.get(function.needsEventTime() ? EventTimeFlatMapStates.class : FlatMapStates.class);
    }

    private CodeBlock eventsCall() {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("$N", names.get("key")));
        arguments.add(CodeBlock.of("$N", names.get("events")));
        function.states().forEach(state -> arguments.add(get(state)));
        if (function.result().shape() == ResultShape.EMITTER) {
            arguments.add(CodeBlock.of("$N", names.get("out")));
        }
        CodeBlock call = call(function.is(Trait.STATIC), function.name(), arguments);
        return CodeBlock.of(
                "($N, $N, $N, $N) -> $L",
                names.get("key"),
                names.get("events"),
                names.get("states"),
                names.get("out"),
                ResultCode.of(function.result(), call, names.get("out"), names.get("results")));
    }

    private CodeBlock timerCall(TimerFunctionModel timer) {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("$N", names.get("key")));
        arguments.add(CodeBlock.of("$N", names.get("timer")));
        if (timer.takesTime()) {
            arguments.add(CodeBlock.of("$N", names.get("at")));
        }
        timer.states().forEach(state -> arguments.add(get(state)));
        if (timer.result().shape() == ResultShape.EMITTER) {
            arguments.add(CodeBlock.of("$N", names.get("out")));
        }
        CodeBlock call = call(timer.isStatic(), timer.name(), arguments);
        return CodeBlock.of(
                "($N, $N, $N, $N, $N) -> $L",
                names.get("key"),
                names.get("timer"),
                names.get("at"),
                names.get("states"),
                names.get("out"),
                ResultCode.of(timer.result(), call, names.get("out"), names.get("results")));
    }

    // (rule, changed) -> Watch.change(rule, changed.get(WATCH_RULES))
    private CodeBlock changeCall(BroadcastFunctionModel broadcast) {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("$N", names.get("change")));
        broadcast
                .states()
                .forEach(state -> arguments.add(CodeBlock.of("$N.get($L)", names.get("changed"), constantName(state))));
        return CodeBlock.of(
                "($N, $N) -> $L",
                names.get("change"),
                names.get("changed"),
                call(broadcast.isStatic(), broadcast.name(), arguments));
    }

    // Watch.ring(user, timer, states.get(WATCH_TOTAL))
    // Watch.watch(
    //         user,
    //         bids,
    //         states.get(WATCH_TOTAL),
    //         out)
    private CodeBlock call(boolean isStatic, String method, List<CodeBlock> arguments) {
        return arguments.size() <= SHORT
                ? CodeBlock.of("$L.$N($L)", receiver(isStatic), method, CodeBlock.join(arguments, ", "))
                : CodeBlock.of("$L.$N(\n$>$>$L$<$<)", receiver(isStatic), method, CodeBlock.join(arguments, ",\n"));
    }

    // states.get(WATCH_TOTAL)
    private CodeBlock get(StateParameterModel state) {
        return CodeBlock.of("$N.get($L)", names.get("states"), constantName(state));
    }

    private boolean needsInstance() {
        return !function.is(Trait.STATIC)
                || function.timers().stream().anyMatch(timer -> !timer.isStatic())
                || function.broadcast()
                        .filter(broadcast -> !broadcast.isStatic())
                        .isPresent();
    }

    private CodeBlock receiver(boolean isStatic) {
        return isStatic ? CodeBlock.of("$T", owner) : CodeBlock.of("$N", names.get("instance"));
    }

    // WATCH_PER_AUCTION
    private String constantName(StateParameterModel state) {
        return upper(function.name()) + "_" + upper(state.name());
    }

    private String serializerName(StateParameterModel state) {
        return upperFirst(function.name()) + upperFirst(state.name()) + "Serializer";
    }

    private static String upper(String name) {
        return name.replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})", "_").toUpperCase(Locale.ROOT);
    }

    private static String upperFirst(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String lowerFirst(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
