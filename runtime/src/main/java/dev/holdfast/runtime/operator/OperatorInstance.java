package dev.holdfast.runtime.operator;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.schema.StateSchemas;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.RowAccess;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.time.Clock;
import dev.holdfast.serial.StateInput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A stateful operator with its state, for the run of a query. It hands out an {@link OperatorBatch} for each batch and takes
 * the changes of one that succeeded. Used by the thread of the query's loop, but for the calls of an operator batch.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
public final class OperatorInstance<K, T, S, R> {

    private final OperatorSpec<K, T, S, R> spec;
    private final StateSchemas<S> schemas;
    private final Function<? super T, ? extends K> keyFn;
    private final Clock clock;
    private final List<KeyGroupStore> keyGroups = new ArrayList<>();
    private final CallBuffers.Pool buffers = new CallBuffers.Pool();
    private InitialStates<K, S> initial = InitialStates.none();
    private boolean isFirst;

    /** @param schemas of the rows that will be restored */
    public OperatorInstance(
            OperatorSpec<K, T, S, R> spec,
            StateSchemas<S> schemas,
            Function<? super T, ? extends K> keyFn,
            StateStore store,
            int keyGroups,
            Clock clock) {
        this.spec = spec;
        this.schemas = schemas;
        this.keyFn = keyFn;
        this.clock = clock;
        for (int group = 0; group < keyGroups; group++) {
            this.keyGroups.add(store.keyGroup(new StateId(spec.id(), ""), RowAccess.BY_KEY, group));
        }
    }

    public OperatorSpec<K, T, S, R> spec() {
        return spec;
    }

    /**
     * Called when the query starts, if the operator has not had its first batch, to which its initial states belong. They are
     * read now, so that a fault of them is one of the start; what comes to a source until the batch counts too.
     *
     * @throws IllegalArgumentException if one of them cannot be used
     */
    public void readInitialStates() {
        initial = InitialStates.read(spec);
        isFirst = true;
    }

    /**
     * Begins a batch.
     *
     * @param limits the most due timeouts that it calls, and the most bytes of their rows
     */
    public OperatorBatch<K, T, S, R> begin(long batchId, BatchTimes times, ReadLimits limits) {
        InitialStates<K, S> ofThisBatch = isFirst ? initial.orNewer(spec) : initial;
        isFirst = false;
        initial = InitialStates.none();
        return new OperatorBatch<>(
                spec, schemas, keyFn, keyGroups, times, limits, ofThisBatch, batchId, clock, buffers);
    }

    /** Takes rows while state is restored: see {@link KeyGroupStore#load}. */
    public void load(int keyGroup, ChangeBlockReader rows) {
        keyGroups.get(keyGroup).load(rows);
    }

    /**
     * Called when the state is restored, before it is used.
     *
     * @throws dev.holdfast.engine.CheckpointIncompatibleException if there are rows that cannot be read
     */
    public void restored() {
        if (schemas.hasOlder()) {
            RowsBySchema rows = new RowsBySchema();
            keyGroups.forEach(group -> group.forEach(rows));
            schemas.keep(rows.counts());
            rows.log(spec.id(), schemas);
        }
    }

    /** The schemas of the rows. */
    public StateSchemas<S> schemas() {
        return schemas;
    }

    /** Everything that is stored, by key group and key bytes. Not while the store is changed. */
    public List<StoredState<K, S>> storedStates() {
        List<StoredState<K, S>> all = new ArrayList<>();
        StateInput in = new StateInput();
        for (KeyGroupStore group : keyGroups) {
            group.forEach((key, keyOffset, keyLength, row, rowOffset, rowLength) -> {
                in.reset(key, keyOffset, keyLength);
                all.add(StoredState.of(schemas, spec.keySerializer().read(in), row, rowOffset, rowLength));
            });
        }
        return all;
    }

    /** Takes ranges of keys whose rows are gone. */
    public void removeRanges(int keyGroup, List<KeyRange> ranges) {
        ranges.forEach(keyGroups.get(keyGroup)::removeRange);
    }

    /** Takes changes of a committed batch, or of one that is about to be committed. */
    public void apply(int keyGroup, ChangeBlockReader changes) {
        keyGroups.get(keyGroup).apply(changes);
    }

    /**
     * The earliest pending timeout if it is before a threshold, in the time that the operator's timeouts follow; otherwise a
     * time between the two, or {@link Long#MAX_VALUE}.
     */
    public long nextDeadlineMillis(long thresholdMillis) {
        if (spec.timeoutMode() == TimeoutMode.NONE) {
            return Long.MAX_VALUE;
        }
        long earliest = Long.MAX_VALUE;
        for (KeyGroupStore group : keyGroups) {
            earliest = Math.min(earliest, group.nextDeadlineMillis(thresholdMillis));
        }
        return earliest;
    }

    public long rows() {
        return sum(KeyGroupStore::rows);
    }

    public long timers() {
        return sum(KeyGroupStore::timers);
    }

    public long memoryUsedBytes() {
        return sum(KeyGroupStore::memoryUsedBytes);
    }

    /** The number of rows in the fullest key group. */
    public long largestKeyGroupRows() {
        return keyGroups.stream().mapToLong(KeyGroupStore::rows).max().orElse(0);
    }

    private long sum(ToLongFunction<KeyGroupStore> figure) {
        return keyGroups.stream().mapToLong(figure).sum();
    }
}
