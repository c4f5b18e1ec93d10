package dev.holdfast.testkit;

import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.StatesDeclaration;
import dev.holdfast.operator.StatesOperator;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls the update function of an operator that takes its states as parameters, with states, events and times given by hand, and shows what came of it. There
 * is no stream and no key function; what a call may do and what is stored after it is decided by the engine's own code.
 *
 * <pre>{@code
 * StatesTester<String, Payment, Suspicion> tester = StatesTester.of(CardsOperators.watch()).given("ada", CardsOperators.WATCH_SPENDING, before);
 * assertThat(tester.call("ada", payment)).emitted(suspicion).has(CardsOperators.WATCH_SPENDING, after);
 * assertThat(tester.fire("ada", CardsOperators.WATCH_TIMERS, Timer.UNUSED)).emitted(unused);
 * }</pre>
 *
 * <p>States stay from call to call. The processing time is 1970-01-01T00:00:00Z and there is no watermark, until they are set. Initial states are not applied,
 * and no event is late: both belong to a pipeline, which {@link PipelineTester} runs.
 *
 * <p>What the function throws is thrown as it is, whatever the operator's error policy; nothing is stored then. Not thread safe.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
public final class StatesTester<K, T, R> {

    private final StatesDeclaration<K, T, R> declared;
    private final CallTimes times;
    private final Mistakes mistakes = new Mistakes();
    private final WatchedCalls watch = new WatchedCalls(mistakes);
    private final Map<K, StatesCell<K, R>> cells = new HashMap<>();
    private final @Nullable BroadcastCell<?> broadcast;
    private @Nullable Function<? super T, Instant> timeFn;

    private StatesTester(StatesDeclaration<K, T, R> declared, @Nullable BroadcastCell<?> broadcast) {
        this.declared = declared;
        this.broadcast = broadcast;
        times = new CallTimes(declared, "let the function take EventTimers");
    }

    /** A tester of an operator whose keys have nothing. */
    public static <K, T, R> StatesTester<K, T, R> of(StatesOperator<K, T, R> operator) {
        return new StatesTester<>(operator.onError(ErrorPolicy.fail()).declaration(), null);
    }

    static <K, T, R> StatesTester<K, T, R> reading(StatesDeclaration<K, T, R> declared, BroadcastCell<?> broadcast) {
        return new StatesTester<>(declared, broadcast);
    }

    /**
     * Sets the processing time of the calls to come; backwards too. Parts of a millisecond do not count.
     *
     * @throws IllegalArgumentException if it is before 1970
     */
    public StatesTester<K, T, R> at(Instant processingTime) {
        times.at(processingTime);
        return this;
    }

    /**
     * Sets the watermark of the calls to come; backwards too. Parts of a millisecond do not count.
     *
     * @throws UnsupportedOperationException if the operator does not follow event time
     */
    public StatesTester<K, T, R> watermark(Instant time) {
        times.watermark(time);
        return this;
    }

    /** Says when events happened, as {@code withWatermark} of a stream does. Only a time to live in event time counts from it; without, it counts from the watermark. */
    public StatesTester<K, T, R> eventTime(Function<? super T, Instant> eventTimeFn) {
        timeFn = eventTimeFn;
        return this;
    }

    /** Gives a key a value, in place of what it had in this state. A time to live counts from now. */
    public <V> StatesTester<K, T, R> given(K key, StateParameter.OfValue<V> state, V value) {
        cell(key).write(state, times, states -> states.get(state).update(value));
        return this;
    }

    /** Gives a key the entries of a map, in place of what it had in this state. A time to live counts from now. */
    public <Q, V> StatesTester<K, T, R> given(K key, StateParameter.OfMap<Q, V> state, Map<Q, V> entries) {
        cell(key).write(state, times, states -> {
            states.get(state).clear();
            entries.forEach(states.get(state)::put);
        });
        return this;
    }

    /** Gives a key the elements of a list, in place of what it had in this state. A time to live counts from now. */
    public <V> StatesTester<K, T, R> given(K key, StateParameter.OfList<V> state, List<V> elements) {
        cell(key).write(state, times, states -> {
            states.get(state).clear();
            states.get(state).addAll(elements);
        });
        return this;
    }

    /** Gives a key values with their instants, in place of what it had in this state. A time to live counts from now. */
    public <V> StatesTester<K, T, R> given(
            K key, StateParameter.OfTimeSorted<V> state, List<Map.Entry<Instant, V>> entries) {
        cell(key).write(state, times, states -> {
            states.get(state).clear();
            entries.forEach(entry -> states.get(state).add(entry.getKey(), entry.getValue()));
        });
        return this;
    }

    /** Sets a timer of a key, to any time: it is called with the next batch of the key that is behind it. */
    public <E extends Enum<E>> StatesTester<K, T, R> given(
            K key, StateParameter.OfTimers<E, ?> timers, E timer, Instant at) {
        cell(key).setTimer(timers, timer, at);
        return this;
    }

    /** Takes everything away from a key. */
    public StatesTester<K, T, R> givenNothing(K key) {
        cells.remove(key);
        return this;
    }

    /**
     * Calls the function with events of a key, and behind them for the key's timers that are due, as a batch does.
     *
     * @throws IllegalArgumentException if there are no events
     * @throws MistakeError if a call made a {@link Mistake}
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final StatesCall<R> call(K key, T... events) {
        return call(key, Arrays.asList(events));
    }

    /** The same with events in a list. */
    public StatesCall<R> call(K key, List<? extends T> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("Key '" + key + "' of operator '" + declared.id()
                    + "' is not called without events. Give an event, or say due(key) to have its timers called.");
        }
        Calls.requireEvents(events);
        return run(key, events);
    }

    /**
     * Calls the function for the timers of a key that are due by the times that are set, if there are any.
     *
     * @throws MistakeError if a call made a {@link Mistake}
     */
    public StatesCall<R> due(K key) {
        return run(key, List.of());
    }

    /**
     * Calls the function for a timer of a key, and for those that are due by then. If it is not due yet, the time that it follows moves to a millisecond behind it.
     *
     * @throws IllegalStateException if the timer is not set
     * @throws MistakeError if a call made a {@link Mistake}
     */
    public <E extends Enum<E>> StatesCall<R> fire(K key, StateParameter.OfTimers<E, ?> timers, E timer) {
        Instant at = timer(key, timers, timer)
                .orElseThrow(() -> new IllegalStateException("Timer " + timer + " of key '" + key + "' of operator '"
                        + declared.id() + "' is not set: the last call left it so. Set it with given(…)."));
        if (timers instanceof StateParameter.OfEventTimers<?>) {
            times.passByWatermark(at);
        } else {
            times.passByClock(at);
        }
        return run(key, List.of());
    }

    /** The value of a key now, as it is read back from a store. */
    public <V> Optional<V> value(K key, StateParameter.OfValue<V> state) {
        return states(key).of(state);
    }

    /** The entries of a key's map now, in the order of their keys. */
    public <Q, V> Map<Q, V> entries(K key, StateParameter.OfMap<Q, V> state) {
        return states(key).of(state);
    }

    /** The values of a key now with their instants, in order. */
    public <V> List<Map.Entry<Instant, V>> entries(K key, StateParameter.OfTimeSorted<V> state) {
        return states(key).of(state);
    }

    /** The elements of a key's list now, in order. */
    public <V> List<V> elements(K key, StateParameter.OfList<V> state) {
        return states(key).of(state);
    }

    /** When a timer of a key will fire; empty if it is not set. */
    public <E extends Enum<E>> Optional<Instant> timer(K key, StateParameter.OfTimers<E, ?> timers, E timer) {
        return Optional.ofNullable(states(key).of(timers).get(timer));
    }

    /** Also looks for these mistakes: {@link Mistake#NOT_DETERMINISTIC} only, of those that are not looked for otherwise. */
    public StatesTester<K, T, R> lookingFor(Mistake... kinds) {
        mistakes.lookForInCalls(StatesTester.class, kinds);
        return this;
    }

    /** Does not look for these mistakes. */
    public StatesTester<K, T, R> ignoring(Mistake... kinds) {
        mistakes.ignore(kinds);
        return this;
    }

    private StatesCall<R> run(K key, List<? extends T> events) {
        StatesCell<K, R> cell = cell(key);
        StatesOfKey before = states(key);
        CallOutcome<Object> end = new CallOutcome<>();
        StatesDeclaration<K, T, R> watched = watch.watch(declared, end);
        KeyCell.Input<T> input = new KeyCell.Input<>(events, timeFn, false);
        KeyCell.Outcome<R> outcome = watch.run(declared.id(), key, end, () -> cell.run(watched, times, input));
        mistakes.throwFound(null);
        outcome.apply();
        return new StatesCall<>(
                new StatesCall.Given(
                        String.valueOf(key), Calls.texts(events), before, times.processingTime(), times.watermark()),
                outcome.results(),
                states(key));
    }

    private StatesOfKey states(K key) {
        return cell(key).read(times);
    }

    private StatesCell<K, R> cell(K key) {
        Calls.requireKey(declared.id(), key);
        return cells.computeIfAbsent(key, any -> new StatesCell<>(any, declared, broadcast));
    }
}
