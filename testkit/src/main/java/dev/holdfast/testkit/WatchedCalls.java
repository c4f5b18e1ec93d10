package dev.holdfast.testkit;

import dev.holdfast.keyed.turns.UpdateFunctionException;
import dev.holdfast.operator.EngineGroupState;
import dev.holdfast.operator.FunctionalDeclaration;
import dev.holdfast.operator.FunctionalFn;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.operator.StatesDeclaration;
import dev.holdfast.operator.UpdateFn;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.state.Emitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Watches the calls of update functions, looks for mistakes, and notes what each call gave. Used by one thread. */
final class WatchedCalls implements CallWatch {

    /**
     * What a call gave.
     *
     * @param operatorId the operator
     * @param key the key
     * @param events those that it read, in order
     * @param results in order
     */
    record Given(String operatorId, Object key, List<Object> events, List<Object> results) {}

    private record Size(OperatorKey key, int bytes) {}

    private record OperatorKey(String operatorId, Object key) {}

    private final Mistakes mistakes;
    private final Map<OperatorKey, StateGrowth> growth = new HashMap<>();
    private final List<Given> given = new ArrayList<>();
    private final List<Size> sizes = new ArrayList<>();
    private int longestGrowth = Integer.MAX_VALUE;

    WatchedCalls(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** How many updates in a row may let a state grow. */
    void longestGrowth(int updates) {
        longestGrowth = updates;
    }

    /** A batch begins, or begins again: what was noted before does not count. */
    void begin() {
        given.clear();
        sizes.clear();
    }

    /** The calls since the batch began, in order. */
    List<Given> given() {
        return List.copyOf(given);
    }

    /** The batch is done: the states that it left are there to stay. */
    void settle() {
        sizes.forEach(this::grow);
        begin();
    }

    @Override
    public <K, T, S, R> UpdateFn.FlatMapping<K, T, EngineGroupState<S>, R> watch(OperatorSpec<K, T, S, R> spec) {
        return watch(spec, new CallOutcome<>());
    }

    @Override
    public <K, T, R> StatesDeclaration<K, T, R> watch(StatesDeclaration<K, T, R> declared) {
        return watch(declared, new CallOutcome<>());
    }

    @Override
    public <K, T, S, R> FunctionalDeclaration<K, T, S, R> watch(FunctionalDeclaration<K, T, S, R> declared) {
        return watch(declared, new CallOutcome<>());
    }

    /**
     * Runs a batch of one key whose operator is watched, twice if that is to give the same.
     *
     * @param end notes what its calls threw, which is thrown as it is
     */
    <R> KeyCell.Outcome<R> run(String operatorId, Object key, CallOutcome<?> end, Supplier<KeyCell.Outcome<R>> batch) {
        try {
            begin();
            KeyCell.Outcome<R> outcome = batch.get();
            if (mistakes.isLookedFor(Mistake.NOT_DETERMINISTIC)) {
                begin();
                Calls.compare(operatorId, key, outcome, batch.get())
                        .ifPresent(difference -> mistakes.add(Mistake.NOT_DETERMINISTIC, difference));
            }
            return outcome;
        } catch (UpdateFunctionException e) {
            mistakes.throwFound(e);
            throw end.unwrapped(e);
        }
    }

    /** The same, and notes in {@code outcome} how the last call left the state. */
    <K, T, S, R> UpdateFn.FlatMapping<K, T, EngineGroupState<S>, R> watch(
            OperatorSpec<K, T, S, R> spec, CallOutcome<S> outcome) {
        return (key, events, state, out) -> call(spec.id(), key, out, outcome, call -> {
            WatchedState<S> watched = new WatchedState<>(state, spec.stateSerializer(), call.end());
            spec.updateFn().call(key, call.watched(events), watched, call.out());
            watched.checkUnchanged();
            outcome.set(watched);
            watched.updated().ifPresent(value -> note(spec, key, value));
        });
    }

    /** The same operator, whose calls are watched; notes in {@code outcome} what the last call threw. */
    <K, T, R> StatesDeclaration<K, T, R> watch(StatesDeclaration<K, T, R> declared, CallOutcome<?> outcome) {
        return new StatesDeclaration<>(
                declared.id(),
                declared.keySerializer(),
                declared.parameters(),
                declared.isEventTime(),
                (key, events, states, out) -> call(declared.id(), key, out, outcome, call -> {
                    WatchedStates watched = new WatchedStates(states, call.end());
                    declared.eventsFn().call(key, call.watched(events), watched, call.out());
                    watched.checkUnchanged();
                }),
                declared.timerFns().stream()
                        .<StatesDeclaration.OnTimers<K, ?, R>>map(timers -> watch(declared.id(), timers, outcome))
                        .toList(),
                declared.starting(),
                declared.lateEventSink(),
                declared.errorPolicy());
    }

    private <K, E extends Enum<E>, R> StatesDeclaration.OnTimers<K, E, R> watch(
            String id, StatesDeclaration.OnTimers<K, E, R> timers, CallOutcome<?> outcome) {
        return new StatesDeclaration.OnTimers<>(
                timers.timers(),
                (key, timer, at, states, out) -> call(id, key, out, outcome, call -> {
                    WatchedStates watched = new WatchedStates(states, call.end());
                    timers.timerFn().call(key, timer, at, watched, call.out());
                    watched.checkUnchanged();
                }));
    }

    /** The same operator, whose calls are watched; notes in {@code outcome} what the last call threw. */
    @SuppressWarnings("NullAway") // overlooks that these components of the record may be null
    <K, T, S, R> FunctionalDeclaration<K, T, S, R> watch(
            FunctionalDeclaration<K, T, S, R> declared, CallOutcome<?> outcome) {
        FunctionalFn.OnExpire<K, S, R> onExpire = declared.onExpire();
        return new FunctionalDeclaration<>(
                declared.id(),
                declared.keySerializer(),
                declared.stateSerializer(),
                declared.timeoutMode(),
                (key, event, at, state, out) -> {
                    AtomicReference<@Nullable S> next = new AtomicReference<>();
                    call(declared.id(), key, out, outcome, call -> {
                        call.read().add(event);
                        next.set(declared.onEvent().next(key, event, at, state, call.out()));
                    });
                    return next.get();
                },
                declared.expireAt(),
                onExpire == null
                        ? null
                        : (key, state, out) ->
                                call(declared.id(), key, out, outcome, call -> onExpire.close(key, state, call.out())),
                declared.initialState(),
                declared.lateEventSink(),
                declared.errorPolicy());
    }

    /** A call that goes on, and what it may use. */
    private record Watched<R>(CallEnd end, Emitter<R> out, List<Object> read) {

        <T> Iterator<T> watched(Iterator<T> events) {
            return new WatchedEvents<>(events, end, read);
        }
    }

    private <R> void call(
            String id, Object key, Emitter<R> out, CallOutcome<?> outcome, Consumer<Watched<R>> function) {
        CallEnd end = new CallEnd(id, key, mistakes);
        List<Object> results = new ArrayList<>();
        List<Object> read = new ArrayList<>();
        Emitter<R> emitter = result -> {
            end.check("emitter");
            out.emit(result);
            results.add(result);
        };
        try {
            function.accept(new Watched<>(end, emitter, read));
            given.add(new Given(id, key, read, results));
        } catch (RuntimeException | Error e) {
            outcome.threw(e);
            throw e;
        } finally {
            end.reached();
        }
    }

    private <S> void note(OperatorSpec<?, ?, S, ?> spec, Object key, S value) {
        if (mistakes.isLookedFor(Mistake.STATE_GROWS)) {
            int bytes = StateBytes.of(spec.stateSerializer(), value).length;
            sizes.add(new Size(new OperatorKey(spec.id(), key), bytes));
        }
    }

    private void grow(Size size) {
        StateGrowth all = growth.computeIfAbsent(size.key(), any -> new StateGrowth());
        all.add(size.bytes());
        if (all.updates() >= longestGrowth) {
            mistakes.add(
                    Mistake.STATE_GROWS,
                    "The state of key '" + size.key().key() + "' of operator '"
                            + size.key().operatorId() + "' has grown with each of its last "
                            + all.updates() + " updates, from " + all.first() + " to " + all.last()
                            + " bytes. Keep less of each event, or remove the state in time.");
            all.restart();
        }
    }
}
