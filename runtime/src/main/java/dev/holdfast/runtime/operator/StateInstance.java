package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.rows.StateSchemas;
import dev.holdfast.keyed.rows.WrittenState;
import dev.holdfast.keyed.turns.BatchTimes;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.RowAccess;
import dev.holdfast.runtime.store.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A state of an operator in use: where the rows of each key group are, and which schemas their values have.
 *
 * @param <V> the type of the values
 */
public final class StateInstance<V> {

    private final StateId id;
    private final DeclaredState<V> declared;
    private final TimeoutMode time;
    private final @Nullable StateSchemas<V> schemas;
    private final List<KeyGroupStore> keyGroups = new ArrayList<>();

    /**
     * Asks a store for its rows.
     *
     * @param timeOfOperator which time the operator follows
     * @param stored what a checkpoint says of it, whose rows will be restored; null if there are none
     */
    StateInstance(
            String operatorId,
            DeclaredState<V> declared,
            TimeoutMode timeOfOperator,
            @Nullable WrittenState stored,
            StateStore store,
            int keyGroups) {
        id = new StateId(operatorId, declared.name());
        this.declared = declared;
        time = declared.deadlines().time(timeOfOperator);
        schemas = declared.values()
                .map(values -> stored == null
                        ? StateSchemas.first(operatorId, values)
                        : StateSchemas.of(operatorId, stored, values))
                .orElse(null);
        for (int keyGroup = 0; keyGroup < keyGroups; keyGroup++) {
            RowAccess access = isWalked() ? RowAccess.IN_ORDER : RowAccess.BY_KEY;
            this.keyGroups.add(store.keyGroup(id, access, keyGroup));
        }
    }

    /** What it is called. */
    public StateId id() {
        return id;
    }

    /** As the operator declared it. */
    public DeclaredState<V> declared() {
        return declared;
    }

    /** What a commit says of it. */
    public WrittenState written() {
        return new WrittenState(
                declared.name(),
                declared.kind(),
                declared.subKeySchema(),
                declared.deadlines().text(),
                schemas == null ? List.of() : schemas.written(),
                schemas == null ? WrittenState.NO_SCHEMA : schemas.currentId(),
                rows());
    }

    /** The schemas of the values; null if rows have none. */
    @Nullable
    StateSchemas<V> schemas() {
        return schemas;
    }

    /** Where the rows of a key group are. */
    public KeyGroupStore keyGroup(int keyGroup) {
        return keyGroups.get(keyGroup);
    }

    /** Whether the rows of a key are walked in order. */
    boolean isWalked() {
        return declared instanceof DeclaredState.OfSubKeys<?, ?> rows && rows.isWalked();
    }

    /** Whether the operator is called for deadlines of its rows. */
    boolean calls() {
        return declared.deadlines().calls();
    }

    /** Whether rows are gone when their deadlines have come. */
    boolean drops() {
        return declared.deadlines().drops();
    }

    /** Whether its deadlines are in event time. */
    boolean isEventTime() {
        return time == TimeoutMode.EVENT_TIME;
    }

    /** By which time its rows are due in a batch. */
    StateTime time(BatchTimes times) {
        return new StateTime(times.thresholdMillis(time), isEventTime());
    }

    /** Rows with a deadline before this are gone, as a turn sees it. */
    long goneBefore(BatchTimes times) {
        return times.goneBeforeMillis(declared.deadlines(), time);
    }

    /** Takes rows while state is restored: see {@link KeyGroupStore#load}. */
    public void load(int keyGroup, ChangeBlockReader rows) {
        keyGroup(keyGroup).load(rows);
    }

    /** Takes ranges of rows that are gone; returns how many there were. */
    public long removeRanges(int keyGroup, List<KeyRange> ranges) {
        return ranges.stream().mapToLong(keyGroup(keyGroup)::removeRange).sum();
    }

    /** Takes changes of a committed batch, or of one that is about to be committed. */
    public void apply(int keyGroup, ChangeBlockReader changes) {
        keyGroup(keyGroup).apply(changes);
    }

    /**
     * Called when the state is restored, before it is used.
     *
     * @throws dev.holdfast.engine.CheckpointIncompatibleException if there are rows that cannot be read
     */
    void restored() {
        if (schemas != null && schemas.hasOlder()) {
            RowsBySchema rows = new RowsBySchema();
            keyGroups.forEach(group -> group.forEach(rows));
            schemas.keep(rows.counts(), DropStateOf.WORDS);
            rows.log(id.toString(), schemas);
        }
    }

    /** The earliest deadline in a time for which the operator is called: see {@link KeyGroupStore#nextDeadlineMillis}. */
    long nextDeadlineMillis(TimeoutMode asked, long thresholdMillis) {
        if (!calls() || time != asked) {
            return Long.MAX_VALUE;
        }
        long earliest = Long.MAX_VALUE;
        for (KeyGroupStore group : keyGroups) {
            earliest = Math.min(earliest, group.nextDeadlineMillis(thresholdMillis));
        }
        return earliest;
    }

    /** The number of rows. */
    public long rows() {
        return sum(KeyGroupStore::rows);
    }

    /** The number of rows with a deadline. */
    public long timers() {
        return sum(KeyGroupStore::timers);
    }

    /** The bytes of memory that the rows take. */
    public long memoryUsedBytes() {
        return sum(KeyGroupStore::memoryUsedBytes);
    }

    private long sum(ToLongFunction<KeyGroupStore> figure) {
        return keyGroups.stream().mapToLong(figure).sum();
    }
}
