package dev.holdfast.testkit;

import dev.holdfast.operator.EngineGroupState;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.FlatMapOperator;
import dev.holdfast.operator.MapOperator;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.operator.StatefulOperator;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.runtime.operator.StoredState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls one operator's update function, with state, events and times given by hand, and shows what the call did. There is no
 * engine, no stream and no key function; what a call may do and what is stored after it is decided by the engine's own code.
 *
 * <pre>{@code
 * OperatorTester<String, Click, Session, SessionSummary> tester = OperatorTester.of(SessionsOperators.track());
 * assertThat(tester.at(noon).call("ada", click)).emitted(open).hasTimeout(noon.plus(HALF_AN_HOUR));
 * assertThat(tester.timeout("ada")).emitted(closed).hasNoState();
 * }</pre>
 *
 * <p>State stays from call to call. The processing time is 1970-01-01T00:00:00Z and there is no watermark, until they are
 * set. An operator's initial state is not applied, and no event is late: both belong to a pipeline, which
 * {@link PipelineTester} runs.
 *
 * <p>What the update function throws is thrown by {@link #call} as it is, whatever the operator's error policy; nothing of the
 * call is stored. Not thread safe.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
public final class OperatorTester<K, T, S, R> {

    private static final Instant LATEST = PipelineTester.LATEST;

    private final StatefulOperator<K, T, S, R> operator;
    private final OperatorSpec<K, T, S, R> spec;
    private final Mistakes mistakes = new Mistakes();
    private final WatchedCalls watch = new WatchedCalls(mistakes);
    private final Map<K, KeyCell<K, R>> cells = new HashMap<>();
    private final CallTimes times;

    private OperatorTester(StatefulOperator<K, T, S, R> operator) {
        this.operator = failing(operator);
        spec = this.operator.spec();
        times = new CallTimes(spec, "let the function take an EventTimeGroupState");
    }

    /** A tester of an operator of any kind, without state. */
    public static <K, T, S, R> OperatorTester<K, T, S, R> of(StatefulOperator<K, T, S, R> operator) {
        return new OperatorTester<>(operator);
    }

    /**
     * Sets the processing time of the calls to come; backwards too. Parts of a millisecond do not count.
     *
     * @throws IllegalArgumentException if it is before 1970
     */
    public OperatorTester<K, T, S, R> at(Instant processingTime) {
        times.at(processingTime);
        return this;
    }

    /**
     * Sets the watermark of the calls to come; backwards too. Parts of a millisecond do not count.
     *
     * @throws UnsupportedOperationException if the operator does not follow event time: its function sees no watermark
     */
    public OperatorTester<K, T, S, R> watermark(Instant time) {
        times.watermark(time);
        return this;
    }

    /** Gives a key a state and no timeout, in place of what it had. */
    public OperatorTester<K, T, S, R> given(K key, S state) {
        requireState(state);
        cell(key).set(spec, row -> row.update(state));
        return this;
    }

    /**
     * Gives a key a state and a timeout, in place of what it had.
     *
     * @throws IllegalArgumentException if the timeout is not after 1970-01-01T00:00:00Z
     * @throws UnsupportedOperationException if the operator has no timeouts
     */
    public OperatorTester<K, T, S, R> given(K key, S state, Instant timeout) {
        requireTimeouts();
        requireState(state);
        requireTimeout(timeout);
        cell(key).set(spec, row -> {
            row.update(state);
            setTimeout(row, timeout);
        });
        return this;
    }

    /**
     * Gives a key a timeout and no state, in place of what it had.
     *
     * @throws IllegalArgumentException if it is not after 1970-01-01T00:00:00Z
     * @throws UnsupportedOperationException if the operator has no timeouts
     */
    public OperatorTester<K, T, S, R> givenTimeout(K key, Instant timeout) {
        requireTimeouts();
        requireTimeout(timeout);
        cell(key).set(spec, row -> {
            row.remove();
            setTimeout(row, timeout);
        });
        return this;
    }

    /** Takes state and timeout of a key away. */
    public OperatorTester<K, T, S, R> givenNothing(K key) {
        cells.remove(key);
        return this;
    }

    /**
     * Calls the update function with events of a key; {@code hasTimedOut()} is false, also if a timeout has passed. Without
     * events, this is the call that a key of the operator's initial state gets in the first batch.
     *
     * @throws IllegalArgumentException if there are neither events nor a state
     * @throws MistakeError if the call made a {@link Mistake}
     */
    @SafeVarargs
    @SuppressWarnings({"varargs", "NullAway"}) // the array is only read; users' code need not be null-marked
    public final OperatorCall<S, R> call(K key, T... events) {
        return call(key, events == null ? Collections.singletonList(null) : Arrays.asList(events));
    }

    /** The same with events in a list. */
    public OperatorCall<S, R> call(K key, List<? extends T> events) {
        return Calls.requireEvents(events).isEmpty() ? callWithoutEvents(key) : run(key, spec, events, false);
    }

    /**
     * Calls the update function for a key's timeout. If it is not due yet, the processing time, or the watermark, moves to a
     * millisecond behind it.
     *
     * @throws IllegalStateException if the key has no timeout
     * @throws UnsupportedOperationException if the operator has no timeouts
     * @throws MistakeError if the call made a {@link Mistake}
     */
    public OperatorCall<S, R> timeout(K key) {
        requireTimeouts();
        Instant timeout = timeoutOf(key)
                .orElseThrow(() -> new IllegalStateException("Key '" + key + "' of operator '" + spec.id()
                        + "' has no timeout: the last call set none. Give it one with givenTimeout(…)."));
        if (spec.timeoutMode() == TimeoutMode.PROCESSING_TIME) {
            times.passByClock(timeout);
        } else {
            times.passByWatermark(timeout);
        }
        return run(key, spec, List.of(), false);
    }

    /** The state of a key now, as it is read back from a store. */
    public Optional<S> state(K key) {
        return stored(key).flatMap(StoredState::state);
    }

    /** The timeout of a key now. */
    public Optional<Instant> timeoutOf(K key) {
        return stored(key).flatMap(StoredState::timeout);
    }

    /** Also looks for these mistakes: see there which are not looked for otherwise. */
    public OperatorTester<K, T, S, R> lookingFor(Mistake... kinds) {
        if (List.of(kinds).contains(Mistake.BATCH_DEPENDENT)) {
            throw new IllegalArgumentException(
                    "An OperatorTester makes single calls, so there are no batches that it could"
                            + " cut otherwise. Look for BATCH_DEPENDENT with a PipelineTester.");
        }
        mistakes.lookFor(kinds);
        watch.longestGrowth(PipelineTester.LONGEST_GROWTH);
        return this;
    }

    /** Does not look for these mistakes. */
    public OperatorTester<K, T, S, R> ignoring(Mistake... kinds) {
        mistakes.ignore(kinds);
        return this;
    }

    private OperatorCall<S, R> callWithoutEvents(K key) {
        S state = state(key)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "Key '" + key
                                        + "' has no state, so it is not called without events. Give it a state with given(…), or an event."));
        return run(key, withInitialState(Map.of(key, state)), List.of(), true);
    }

    private OperatorSpec<K, T, S, R> withInitialState(Map<K, S> states) {
        if (operator instanceof MapOperator<K, T, S, R> map) {
            return map.withInitialState(states).spec();
        } else if (operator instanceof FlatMapOperator<K, T, S, R> flatMap) {
            return flatMap.withInitialState(states).spec();
        }
        throw noSuchKind(operator);
    }

    /** A test is to see what the function throws, whatever a query would make of it. */
    private static <K, T, S, R> StatefulOperator<K, T, S, R> failing(StatefulOperator<K, T, S, R> operator) {
        if (operator instanceof MapOperator<K, T, S, R> map) {
            return map.onError(ErrorPolicy.fail());
        } else if (operator instanceof FlatMapOperator<K, T, S, R> flatMap) {
            return flatMap.onError(ErrorPolicy.fail());
        }
        throw noSuchKind(operator);
    }

    private static IllegalArgumentException noSuchKind(StatefulOperator<?, ?, ?, ?> operator) {
        return new IllegalArgumentException("no such kind of operator: " + operator.getClass());
    }

    private OperatorCall<S, R> run(K key, OperatorSpec<K, T, S, R> called, List<? extends T> events, boolean isFirst) {
        KeyCell<K, R> cell = cell(key);
        Optional<StoredState<K, S>> before = stored(key);
        CallOutcome<S> end = new CallOutcome<>();
        OperatorSpec<K, T, S, R> watched = called.withUpdateFn(watch.watch(called, end));
        KeyCell.Input<T> input = new KeyCell.Input<>(events, null, isFirst);
        KeyCell.Outcome<R> outcome = watch.run(spec.id(), key, end, () -> cell.run(watched, times.ofBatch(), input));
        outcome.apply();
        watch.settle();
        mistakes.throwFound(null);
        return new OperatorCall<>(
                given(key, events, before, events.isEmpty() && !isFirst),
                outcome.results(),
                state(key),
                timeoutOf(key),
                end.isUpdated(),
                end.isRemoved());
    }

    private OperatorCall.Given<S> given(
            K key, List<? extends T> events, Optional<StoredState<K, S>> before, boolean timedOut) {
        return new OperatorCall.Given<>(
                spec.id(),
                key.toString(),
                Calls.texts(events),
                before.flatMap(StoredState::state),
                timedOut,
                times.processingTime(),
                times.watermark());
    }

    private Optional<StoredState<K, S>> stored(K key) {
        KeyCell<K, R> cell = cells.get(key);
        return cell == null ? Optional.empty() : cell.stored(spec);
    }

    private KeyCell<K, R> cell(K key) {
        Calls.requireKey(spec.id(), key);
        return cells.computeIfAbsent(key, KeyCell::new);
    }

    private void setTimeout(EngineGroupState<S> row, Instant timeout) {
        if (spec.timeoutMode() == TimeoutMode.EVENT_TIME) {
            row.setTimeoutTimestamp(timeout);
        } else {
            row.setTimeoutDuration(Duration.between(KeyCell.BEGINNING, timeout));
        }
    }

    @SuppressWarnings("ConstantValue") // users' code need not be null-marked
    private static void requireState(Object state) {
        if (state == null) {
            throw new IllegalArgumentException(
                    "The state that is given is null, and no key has such a state. Say givenNothing(key) for none.");
        }
    }

    private static void requireTimeout(Instant timeout) {
        if (!timeout.isAfter(Instant.EPOCH) || timeout.isAfter(LATEST)) {
            throw new IllegalArgumentException("The timeout " + timeout + " that is given is not between "
                    + Instant.EPOCH + " and " + LATEST + ". Give one behind the times of at(…) and watermark(…).");
        }
    }

    private void requireTimeouts() {
        if (spec.timeoutMode() == TimeoutMode.NONE) {
            throw new UnsupportedOperationException("Operator '" + spec.id() + "' has no timeouts: its function takes a"
                    + " GroupState. A ProcessingTimeGroupState or an EventTimeGroupState has them.");
        }
    }
}
