package dev.holdfast.testkit;

import dev.holdfast.operator.EngineGroupState;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.operator.UpdateFn;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.state.Emitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Watches the calls of update functions, looks for mistakes, and notes what each call gave. Used by one thread. */
final class WatchedCalls implements CallWatch {

    /**
     * What a call gave.
     *
     * @param operatorId the operator
     * @param key the key
     * @param results in order
     */
    record Given(String operatorId, Object key, List<Object> results) {}

    private record OperatorKey(String operatorId, Object key) {}

    private final Mistakes mistakes;
    private final Map<OperatorKey, StateGrowth> growth = new HashMap<>();
    private final List<Given> given = new ArrayList<>();
    private int longestGrowth = Integer.MAX_VALUE;

    WatchedCalls(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** How many updates in a row may let a state grow. */
    void longestGrowth(int updates) {
        longestGrowth = updates;
    }

    /** The calls since the last time, in order. */
    List<Given> takeGiven() {
        List<Given> taken = List.copyOf(given);
        given.clear();
        return taken;
    }

    @Override
    public <K, T, S, R> UpdateFn.FlatMapping<K, T, EngineGroupState<S>, R> watch(OperatorSpec<K, T, S, R> spec) {
        return watch(spec, new CallOutcome<>());
    }

    /** The same, and notes in {@code outcome} how the last call left the state. */
    <K, T, S, R> UpdateFn.FlatMapping<K, T, EngineGroupState<S>, R> watch(
            OperatorSpec<K, T, S, R> spec, CallOutcome<S> outcome) {
        return (key, events, state, out) -> {
            CallEnd end = new CallEnd(spec.id(), key, mistakes);
            WatchedState<S> watched = new WatchedState<>(state, spec.stateSerializer(), end);
            List<Object> results = new ArrayList<>();
            Emitter<R> emitter = result -> {
                end.check("emitter");
                out.emit(result);
                results.add(result);
            };
            try {
                spec.updateFn().call(key, new WatchedEvents<>(events, end), watched, emitter);
                watched.checkUnchanged();
                given.add(new Given(spec.id(), key, results));
                outcome.set(watched);
                watched.updated().ifPresent(value -> grow(spec.id(), key, spec.stateSerializer(), value));
            } catch (RuntimeException | Error e) {
                outcome.threw(e);
                throw e;
            } finally {
                end.reached();
            }
        };
    }

    private <S> void grow(String operatorId, Object key, StateSerializer<S> serializer, S value) {
        if (mistakes.isLookedFor(Mistake.STATE_GROWS)) {
            StateGrowth sizes = growth.computeIfAbsent(new OperatorKey(operatorId, key), any -> new StateGrowth());
            sizes.add(StateBytes.of(serializer, value).length);
            if (sizes.updates() >= longestGrowth) {
                mistakes.add(
                        Mistake.STATE_GROWS,
                        "The state of key '" + key + "' of operator '" + operatorId
                                + "' has grown with each of its last "
                                + sizes.updates() + " updates, from " + sizes.first() + " to " + sizes.last()
                                + " bytes. Keep less of each event, or remove the state in time.");
                sizes.restart();
            }
        }
    }

    /** The events of a call, while it lasts. */
    private record WatchedEvents<T>(Iterator<T> events, CallEnd end) implements Iterator<T> {

        @Override
        public boolean hasNext() {
            end.check("iterator of events");
            return events.hasNext();
        }

        @Override
        public T next() {
            end.check("iterator of events");
            return events.next();
        }
    }
}
