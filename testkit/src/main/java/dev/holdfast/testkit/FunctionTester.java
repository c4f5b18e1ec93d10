package dev.holdfast.testkit;

import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.FunctionalDeclaration;
import dev.holdfast.operator.FunctionalOperator;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.runtime.operator.StoredState;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls a function from state to state, with states, events and times given by hand, and shows what came of it: which of several events come first, which state
 * has ended before an event, and what is stored, as the engine's own code decides it. Its methods are static, so a test of one of them alone needs no tester.
 *
 * <pre>{@code
 * FunctionTester<String, Flight, ActivitySession, ClosedSession> tester =
 *         FunctionTester.of(ActivityFunctionOperators.operator()).eventTime(Flight::at);
 * assertThat(tester.call("VIE", flight)).emittedNothing().hasState(session).hasTimeout(end);
 * assertThat(tester.expire("VIE")).emitted(closed).hasNoState();
 * }</pre>
 *
 * <p>States stay from call to call. The timeout of a key is when its state ends. The processing time is 1970-01-01T00:00:00Z and there is no watermark, until they
 * are set. Initial states are not applied, and no event is late: both belong to a pipeline, which {@link PipelineTester} runs.
 *
 * <p>What the function throws is thrown as it is, whatever the operator's error policy; nothing is stored then. Not thread safe.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
public final class FunctionTester<K, T, S, R> {

    private final FunctionalDeclaration<K, T, S, R> declared;
    private final CallTimes times;
    private final Mistakes mistakes = new Mistakes();
    private final WatchedCalls watch = new WatchedCalls(mistakes);
    private final Map<K, KeyCell<K, R>> cells = new HashMap<>();
    private @Nullable Function<? super T, Instant> timeFn;

    private FunctionTester(FunctionalDeclaration<K, T, S, R> declared) {
        this.declared = declared;
        times = new CallTimes(declared, "let the function follow event time");
    }

    /** A tester of a function whose keys have no states. */
    public static <K, T, S, R> FunctionTester<K, T, S, R> of(FunctionalOperator<K, T, S, R> operator) {
        return new FunctionTester<>(operator.onError(ErrorPolicy.fail()).declaration());
    }

    /**
     * Sets the processing time of the calls to come; backwards too. Parts of a millisecond do not count.
     *
     * @throws IllegalArgumentException if it is before 1970
     */
    public FunctionTester<K, T, S, R> at(Instant processingTime) {
        times.at(processingTime);
        return this;
    }

    /**
     * Sets the watermark of the calls to come; backwards too. Parts of a millisecond do not count.
     *
     * @throws UnsupportedOperationException if the function does not follow event time
     */
    public FunctionTester<K, T, S, R> watermark(Instant time) {
        times.watermark(time);
        return this;
    }

    /** Says when events happened, as {@code withWatermark} of a stream does. Functions that follow event time need it. */
    public FunctionTester<K, T, S, R> eventTime(Function<? super T, Instant> eventTimeFn) {
        timeFn = eventTimeFn;
        return this;
    }

    /** Gives a key a state, in place of what it had; it ends when the function says. */
    public FunctionTester<K, T, S, R> given(K key, S state) {
        KeyCell.Input<Object> once = new KeyCell.Input<>(List.of(new Object()), any -> Instant.EPOCH, false);
        cell(key).run(putting(state), KeyCell.AT_BEGINNING, once).apply();
        return this;
    }

    /** Takes its state from a key. */
    public FunctionTester<K, T, S, R> givenNothing(K key) {
        cells.remove(key);
        return this;
    }

    /**
     * Applies events of a key, and ends its state if that is due behind them, as a batch does.
     *
     * @throws IllegalArgumentException if there are no events
     * @throws IllegalStateException if the function follows event time, and nothing says when events happened
     * @throws MistakeError if a call made a {@link Mistake}
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final OperatorCall<S, R> call(K key, T... events) {
        return call(key, Arrays.asList(events));
    }

    /** The same with events in a list. */
    public OperatorCall<S, R> call(K key, List<? extends T> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("Key '" + key + "' of operator '" + declared.id()
                    + "' is not called without events. Give an event, or say due(key) to have its state ended.");
        } else if (isEventTime() && timeFn == null) {
            throw new IllegalStateException("Operator '" + declared.id()
                    + "' follows event time, and nothing says when its events happened. Say it with eventTime(…).");
        }
        return run(key, Calls.requireEvents(events));
    }

    /**
     * Ends the state of a key if that is due by the times that are set.
     *
     * @throws MistakeError if a call made a {@link Mistake}
     */
    public OperatorCall<S, R> due(K key) {
        return run(key, List.of());
    }

    /**
     * Ends the state of a key. If that is not due yet, the time that the function follows moves to a millisecond behind it.
     *
     * @throws IllegalStateException if the key has no state that ends
     * @throws MistakeError if a call made a {@link Mistake}
     */
    public OperatorCall<S, R> expire(K key) {
        Instant end = timeoutOf(key)
                .orElseThrow(() -> new IllegalStateException("Key '" + key + "' of operator '" + declared.id()
                        + "' has no state that ends: the last call left none. Give it one with given(…)."));
        if (isEventTime()) {
            times.passByWatermark(end);
        } else {
            times.passByClock(end);
        }
        return due(key);
    }

    /** The state of a key now, as it is read back from a store. */
    public Optional<S> state(K key) {
        return stored(key).flatMap(StoredState::state);
    }

    /** When the state of a key ends. */
    public Optional<Instant> timeoutOf(K key) {
        return stored(key).flatMap(StoredState::timeout);
    }

    /** Also looks for these mistakes: {@link Mistake#NOT_DETERMINISTIC} only, of those that are not looked for otherwise. */
    public FunctionTester<K, T, S, R> lookingFor(Mistake... kinds) {
        mistakes.lookForInCalls(FunctionTester.class, kinds);
        return this;
    }

    /** Does not look for these mistakes. */
    public FunctionTester<K, T, S, R> ignoring(Mistake... kinds) {
        mistakes.ignore(kinds);
        return this;
    }

    private boolean isEventTime() {
        return declared.timeoutMode() == TimeoutMode.EVENT_TIME;
    }

    /** The same function, but that any event makes this the state. */
    @SuppressWarnings("NullAway") // overlooks that these components of the record may be null
    private FunctionalDeclaration<K, Object, S, R> putting(S state) {
        return new FunctionalDeclaration<>(
                declared.id(),
                declared.keySerializer(),
                declared.stateSerializer(),
                declared.timeoutMode(),
                (key, event, at, before, out) -> state,
                declared.expireAt(),
                null,
                null,
                null,
                ErrorPolicy.fail());
    }

    private OperatorCall<S, R> run(K key, List<? extends T> events) {
        KeyCell<K, R> cell = cell(key);
        Optional<S> before = state(key);
        CallOutcome<Object> end = new CallOutcome<>();
        FunctionalDeclaration<K, T, S, R> watched = watch.watch(declared, end);
        KeyCell.Input<T> input = new KeyCell.Input<>(events, timeFn, false);
        KeyCell.Outcome<R> outcome =
                watch.run(declared.id(), key, end, () -> cell.run(watched, times.ofBatch(), input));
        mistakes.throwFound(null);
        outcome.apply();
        Optional<S> after = state(key);
        return new OperatorCall<>(
                new OperatorCall.Given<>(
                        declared.id(),
                        String.valueOf(key),
                        Calls.texts(events),
                        before,
                        events.isEmpty(),
                        times.processingTime(),
                        times.watermark()),
                outcome.results(),
                after,
                timeoutOf(key),
                after.isPresent() && !after.equals(before),
                before.isPresent() && after.isEmpty());
    }

    private Optional<StoredState<K, S>> stored(K key) {
        KeyCell<K, R> cell = cells.get(key);
        return cell == null ? Optional.empty() : cell.stored(declared);
    }

    private KeyCell<K, R> cell(K key) {
        Calls.requireKey(declared.id(), key);
        return cells.computeIfAbsent(key, KeyCell::new);
    }
}
