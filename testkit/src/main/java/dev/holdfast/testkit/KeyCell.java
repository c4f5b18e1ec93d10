package dev.holdfast.testkit;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.declared.KeyedOperators;
import dev.holdfast.operator.EngineGroupState;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.operator.UpdateFn;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.operator.BatchTimes;
import dev.holdfast.runtime.operator.InterruptGuard;
import dev.holdfast.runtime.operator.OperatorBatch;
import dev.holdfast.runtime.operator.OperatorInstance;
import dev.holdfast.runtime.operator.StoredState;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.time.ManualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One key of an operator with a store of its own, so that a call for it calls no other key. Runs the engine's own code. */
final class KeyCell<K, S, R> {

    private static final ReadLimits NO_LIMITS = new ReadLimits(Long.MAX_VALUE, Long.MAX_VALUE);

    /** Before every time of a call, so that whatever timeout is set then is kept as it is. */
    static final Instant BEGINNING = Instant.ofEpochMilli(-1);

    private final K key;
    private final StateStore store = StateStores.heap().get();

    KeyCell(K key) {
        this.key = key;
    }

    /**
     * What a batch of the one key gave.
     *
     * @param results in order
     * @param changes what would be stored
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by hasSameChangesAs only
    record Outcome<R>(List<R> results, byte[] changes) {

        boolean hasSameChangesAs(Outcome<R> other) {
            return Arrays.equals(changes, other.changes);
        }
    }

    /** What is stored. */
    @SuppressWarnings("unchecked") // group state has one state, whose values these are
    Optional<StoredState<K, S>> stored(OperatorSpec<K, ?, S, R> spec) {
        for (StoredState<K, ?> stored : instance(spec).storedStates()) {
            return Optional.of((StoredState<K, S>) stored);
        }
        return Optional.empty();
    }

    /** Runs a batch of the operator, and changes nothing yet. */
    <T> Outcome<R> run(OperatorSpec<K, T, S, R> spec, BatchTimes times, List<? extends T> events, boolean isFirst) {
        OperatorInstance<K, T, R> instance = instance(spec);
        if (isFirst) {
            instance.readInitialStates();
        }
        OperatorBatch<K, T, R> batch = instance.begin(0, times, NO_LIMITS);
        batch.findTimeouts(0);
        batch.chooseTimeouts();
        events.forEach(event -> batch.add(0, event, EventTimes.NONE, false));
        batch.prepare();
        List<R> results = new ArrayList<>();
        batch.run(0, (result, deadline) -> results.add(result), failedCall -> {});
        byte[] changes = batch.changes(0).stream()
                .map(state -> Arrays.copyOf(state.block().array(), state.block().size()))
                .findFirst()
                .orElse(new byte[0]);
        return new Outcome<>(results, changes);
    }

    /** Stores what a batch changed. */
    void apply(OperatorSpec<K, ?, S, R> spec, Outcome<R> outcome) {
        if (outcome.changes().length > 0) {
            instance(spec)
                    .states()
                    .get(0)
                    .apply(0, new ChangeBlockReader().reset(outcome.changes(), 0, outcome.changes().length));
        }
    }

    /** Makes the row what {@code body} leaves, by a call of it at the beginning of time. */
    @SuppressWarnings("unchecked") // a function that reads no events takes any
    void set(OperatorSpec<K, ?, S, R> spec, Consumer<EngineGroupState<S>> body) {
        UpdateFn.FlatMapping<K, Object, EngineGroupState<S>, R> setting =
                (any, events, state, out) -> body.accept(state);
        OperatorSpec<K, Object, S, R> setter = ((OperatorSpec<K, Object, S, R>) spec).withUpdateFn(setting);
        BatchTimes times = new BatchTimes(BEGINNING.toEpochMilli(), EventTimes.NONE, EventTimes.NONE, EventTimes.NONE);
        apply(spec, run(setter, times, List.of(new Object()), false));
    }

    private <T> OperatorInstance<K, T, R> instance(OperatorSpec<K, T, S, R> spec) {
        return new OperatorInstance<>(
                KeyedOperators.of(spec),
                List.of(event -> key),
                null,
                store,
                1,
                new ManualClock(Instant.EPOCH),
                new InterruptGuard(interrupted -> {}));
    }
}
