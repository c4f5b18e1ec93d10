package dev.holdfast.operator;

import dev.holdfast.connector.Sink;
import dev.holdfast.serial.KeySerializer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything an engine needs to run an update function that takes its states as parameters. Immutable.
 *
 * @param id names the operator's state in the checkpoint
 * @param keySerializer the bytes of the keys
 * @param parameters the states and timers, with names that differ; at least one
 * @param isEventTime whether the watermark counts for it, so that late events do not reach it
 * @param eventsFn the call of the function; thread safe
 * @param timerFns the calls for timers; thread safe
 * @param starting what keys have before the operator's first batch, or null for nothing
 * @param lateEventSink where late events go, or null to count and log them only
 * @param errorPolicy what becomes of a query when a call fails
 */
public record StatesDeclaration<K, T, R>(
        String id,
        KeySerializer<K> keySerializer,
        List<StateParameter<?>> parameters,
        boolean isEventTime,
        StatesFn.OfEvents<K, T, R> eventsFn,
        List<OnTimers<K, ?, R>> timerFns,
        @Nullable Starting<K, ?> starting,
        @Nullable Sink<? super T> lateEventSink,
        ErrorPolicy<K, T> errorPolicy)
        implements OperatorDeclaration<K, T, R> {

    /** What the progress calls it. */
    public static final String KIND = "flatMapGroupsWithStates";

    /**
     * What is called for timers.
     *
     * @param timers one of the operator's parameters
     * @param timerFn the call
     */
    public record OnTimers<K, E extends Enum<E>, R>(
            StateParameter.OfTimers<E, ?> timers, StatesFn.OfTimer<K, ? super E, R> timerFn) {

        public OnTimers {
            Objects.requireNonNull(timers, "timers");
            Objects.requireNonNull(timerFn, "timerFn");
        }
    }

    /**
     * The values that keys have at first in one state.
     *
     * @param parameter the state
     * @param values by key
     */
    public record Starting<K, V>(StateParameter.OfValue<V> parameter, InitialState<K, V> values) {

        public Starting {
            Objects.requireNonNull(parameter, "parameter");
            Objects.requireNonNull(values, "values");
        }
    }

    public StatesDeclaration {
        OperatorSpec.checkId(id);
        Objects.requireNonNull(keySerializer, "keySerializer");
        parameters = List.copyOf(parameters);
        Objects.requireNonNull(eventsFn, "eventsFn");
        timerFns = List.copyOf(timerFns);
        Objects.requireNonNull(errorPolicy, "onError(null): name a policy");
        checkNames(id, parameters);
        if (starting != null && !parameters.contains(starting.parameter())) {
            throw new IllegalArgumentException("Operator '" + id + "' has no state '"
                    + starting.parameter().name() + "' to start with; it has "
                    + parameters.stream().map(StateParameter::name).toList() + ".");
        }
    }

    /** The parameters that the calls for all keys read. */
    public List<StateParameter.OfBroadcast<?, ?>> broadcasts() {
        List<StateParameter.OfBroadcast<?, ?>> found = new ArrayList<>();
        for (StateParameter<?> parameter : parameters) {
            if (parameter instanceof StateParameter.OfBroadcast<?, ?> broadcast) {
                found.add(broadcast);
            }
        }
        return found;
    }

    /** Refuses broadcasts that nothing ever changes, and timers that nobody hears. */
    StatesDeclaration<K, T, R> checkComplete() {
        if (!broadcasts().isEmpty()) {
            throw new IllegalArgumentException("Operator '" + id + "' reads broadcast '"
                    + broadcasts().get(0).name()
                    + "', but nothing changes it: say what applies a change with onBroadcast(…).");
        }
        return checkTimers();
    }

    /** Refuses timers that nobody hears. */
    StatesDeclaration<K, T, R> checkTimers() {
        for (StateParameter<?> parameter : parameters) {
            if (parameter instanceof StateParameter.OfTimers<?, ?> && !isHeard(parameter)) {
                throw new IllegalArgumentException("Operator '" + id + "' sets timers '" + parameter.name()
                        + "', but nothing is called when they are due: say what with onTimer(…).");
            }
        }
        return this;
    }

    private boolean isHeard(StateParameter<?> timers) {
        return timerFns.stream().anyMatch(fn -> fn.timers().equals(timers));
    }

    /** Refuses a name of a state that is none. */
    static void checkStateName(String name) {
        OperatorSpec.checkId(name);
        if (name.indexOf('.') >= 0 || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("The name of a state has no '.' and no '/', not '" + name + "'.");
        }
    }

    private static void checkNames(String id, List<StateParameter<?>> parameters) {
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("Operator '" + id + "' has no state.");
        }
        Set<String> names = new HashSet<>();
        for (StateParameter<?> parameter : parameters) {
            if (!names.add(parameter.name())) {
                throw new IllegalArgumentException(
                        "Operator '" + id + "' has two states of the name '" + parameter.name() + "'.");
            }
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public TimeoutMode timeoutMode() {
        if (isEventTime) {
            return TimeoutMode.EVENT_TIME;
        }
        return parameters.stream().anyMatch(StatesDeclaration::followsClock)
                ? TimeoutMode.PROCESSING_TIME
                : TimeoutMode.NONE;
    }

    @Override
    public <X> X accept(OperatorKinds<X> kinds) {
        return kinds.states(this);
    }

    /** Whether a state has timers or ends in processing time. */
    private static boolean followsClock(StateParameter<?> parameter) {
        Ttl ttl = ttl(parameter);
        return parameter instanceof StateParameter.OfProcessingTimers<?> || (ttl != null && !ttl.isEventTime());
    }

    /** Whether a state has timers or ends in event time. */
    static boolean followsEventTime(StateParameter<?> parameter) {
        Ttl ttl = ttl(parameter);
        return parameter instanceof StateParameter.OfEventTimers<?> || (ttl != null && ttl.isEventTime());
    }

    private static @Nullable Ttl ttl(StateParameter<?> parameter) {
        if (parameter instanceof StateParameter.OfValue<?> value) {
            return value.ttl();
        } else if (parameter instanceof StateParameter.OfMap<?, ?> map) {
            return map.ttl();
        } else if (parameter instanceof StateParameter.OfList<?> list) {
            return list.ttl();
        }
        return parameter instanceof StateParameter.OfTimeSorted<?> sorted ? sorted.ttl() : null;
    }

    StatesDeclaration<K, T, R> withId(String newId) {
        return with(newId, timerFns, starting, lateEventSink, errorPolicy);
    }

    <E extends Enum<E>> StatesDeclaration<K, T, R> withTimer(
            StateParameter.OfTimers<E, ?> timers, StatesFn.OfTimer<K, ? super E, R> timerFn) {
        if (!parameters.contains(timers)) {
            throw new IllegalArgumentException("Operator '" + id + "' has no timers '" + timers.name() + "'.");
        }
        List<OnTimers<K, ?, R>> all = new ArrayList<>(timerFns);
        all.add(new OnTimers<>(timers, timerFn));
        return with(id, all, starting, lateEventSink, errorPolicy);
    }

    StatesDeclaration<K, T, R> startingWith(Starting<K, ?> newStarting) {
        return with(id, timerFns, newStarting, lateEventSink, errorPolicy);
    }

    StatesDeclaration<K, T, R> withLateEventSink(Sink<? super T> sink) {
        return with(
                id, timerFns, starting, Objects.requireNonNull(sink, "lateEventsTo(null): name a sink"), errorPolicy);
    }

    StatesDeclaration<K, T, R> withErrorPolicy(ErrorPolicy<K, T> policy) {
        return with(id, timerFns, starting, lateEventSink, policy);
    }

    private StatesDeclaration<K, T, R> with(
            String newId,
            List<OnTimers<K, ?, R>> newTimerFns,
            @Nullable Starting<K, ?> newStarting,
            @Nullable Sink<? super T> newLateEventSink,
            ErrorPolicy<K, T> newErrorPolicy) {
        return new StatesDeclaration<>(
                newId,
                keySerializer,
                parameters,
                isEventTime,
                eventsFn,
                newTimerFns,
                newStarting,
                newLateEventSink,
                newErrorPolicy);
    }
}
