package dev.holdfast.testkit;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.declared.KeyedOperators;
import dev.holdfast.keyed.turns.BatchTimes;
import dev.holdfast.operator.EngineGroupState;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.operator.UpdateFn;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.operator.Intake;
import dev.holdfast.runtime.operator.InterruptGuard;
import dev.holdfast.runtime.operator.OperatorBatch;
import dev.holdfast.runtime.operator.OperatorInstance;
import dev.holdfast.runtime.operator.SharedStates;
import dev.holdfast.runtime.operator.StateChanges;
import dev.holdfast.runtime.operator.StoredState;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.time.ManualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One key of an operator with a store of its own, so that a call for it calls no other key. Runs the engine's own code. */
final class KeyCell<K, R> {

    private static final ReadLimits NO_LIMITS = new ReadLimits(Long.MAX_VALUE, Long.MAX_VALUE);

    /** Before every time of a call, so that whatever timeout is set then is kept as it is. */
    static final Instant BEGINNING = Instant.ofEpochMilli(-1);

    /** The times of a batch in which nothing is due. */
    static final BatchTimes AT_BEGINNING =
            new BatchTimes(BEGINNING.toEpochMilli(), EventTimes.NONE, EventTimes.NONE, EventTimes.NONE);

    private final K key;
    private final @Nullable BroadcastCell<?> broadcast;
    private final StateStore store = StateStores.heap().get();

    KeyCell(K key) {
        this(key, null);
    }

    /** @param broadcast what the operator reads that every key may read; null if that is nothing */
    KeyCell(K key, @Nullable BroadcastCell<?> broadcast) {
        this.key = key;
        this.broadcast = broadcast;
    }

    /**
     * What a batch of the one key gave.
     *
     * @param results in order
     * @param batch what would be stored
     */
    record Outcome<R>(List<R> results, OperatorBatch<?, ?, R> batch) {

        boolean hasSameChangesAs(Outcome<R> other) {
            return changes().equals(other.changes());
        }

        /** Ranges that are removed, and the bytes of what is written. */
        private List<List<String>> changes() {
            return batch.changes(0).stream().map(Outcome::text).toList();
        }

        private static List<String> text(StateChanges changes) {
            List<String> texts = new ArrayList<>();
            changes.removedRanges()
                    .forEach(range -> texts.add(Arrays.toString(range.from()) + Arrays.toString(range.end())));
            texts.add(Arrays.toString(
                    Arrays.copyOf(changes.block().array(), changes.block().size())));
            return texts;
        }

        /** Stores what the batch changed. Called once. */
        void apply() {
            batch.apply(0);
        }
    }

    /**
     * The events of a batch.
     *
     * @param timeFn gives their times; null if they have none
     * @param isFirst whether it is the operator's first batch, to which its initial state belongs
     */
    record Input<T>(List<? extends T> events, @Nullable Function<? super T, Instant> timeFn, boolean isFirst) {

        private <K> void addTo(OperatorBatch<K, T, ?> batch) {
            Intake<K, T> intake = batch.newIntake();
            for (T event : events) {
                Instant time = timeFn == null ? null : timeFn.apply(event);
                intake.add(
                        0,
                        event,
                        time == null ? EventTimes.NONE : EventTimes.floorMillis(time),
                        time != null && EventTimes.isBetweenMillis(time));
            }
            batch.take(intake);
        }
    }

    /** What is stored. */
    @SuppressWarnings("unchecked") // the operator has one state, whose values these are
    <S> Optional<StoredState<K, S>> stored(OperatorDeclaration<K, ?, R> declared) {
        for (StoredState<K, ?> stored : instance(declared).storedStates()) {
            return Optional.of((StoredState<K, S>) stored);
        }
        return Optional.empty();
    }

    /** Runs a batch of the operator, with the deadlines that are due, and changes nothing yet. */
    <T> Outcome<R> run(OperatorDeclaration<K, T, R> declared, BatchTimes times, Input<T> input) {
        OperatorInstance<K, T, R> instance = instance(declared);
        if (input.isFirst()) {
            instance.readInitialStates();
        }
        OperatorBatch<K, T, R> batch = instance.begin(0, times, NO_LIMITS);
        batch.findTimeouts(0);
        batch.chooseTimeouts();
        input.addTo(batch);
        batch.prepare();
        List<R> results = new ArrayList<>();
        batch.run(0, (result, deadline) -> results.add(result), failedCall -> {});
        return new Outcome<>(results, batch);
    }

    /** Makes the row what {@code body} leaves, by a call of it at the beginning of time. */
    @SuppressWarnings("unchecked") // a function that reads no events takes any
    <S> void set(OperatorSpec<K, ?, S, R> spec, Consumer<EngineGroupState<S>> body) {
        UpdateFn.FlatMapping<K, Object, EngineGroupState<S>, R> setting =
                (any, events, state, out) -> body.accept(state);
        OperatorSpec<K, Object, S, R> setter = ((OperatorSpec<K, Object, S, R>) spec).withUpdateFn(setting);
        run(setter, AT_BEGINNING, new Input<>(List.of(new Object()), null, false))
                .apply();
    }

    /** What others read of what is stored. */
    SharedStates share(OperatorDeclaration<K, ?, R> declared) {
        SharedStates shared = instance(declared).share();
        shared.load();
        return shared;
    }

    private <T> OperatorInstance<K, T, R> instance(OperatorDeclaration<K, T, R> declared) {
        OperatorInstance<K, T, R> instance = new OperatorInstance<>(
                KeyedOperators.of(declared),
                List.of(event -> key),
                null,
                store,
                1,
                new ManualClock(Instant.EPOCH),
                new InterruptGuard(interrupted -> {}));
        if (broadcast != null) {
            instance.read(broadcast.shared());
        }
        return instance;
    }
}
