package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.turns.BatchTimes;
import dev.holdfast.keyed.turns.EventKeys;
import dev.holdfast.keyed.turns.UpdateFunctionException;
import dev.holdfast.operator.FailedCall;
import dev.holdfast.serial.KeyHash;
import dev.holdfast.serial.StateOutput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events that one task has for an operator in one stage of a batch, parted by key group. What is late is left out here, and keys
 * are found here; so all of it is done by as many threads as there are tasks. Filled by one thread, then read by those that run the
 * key groups.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
public final class Intake<K, T> {

    private final OperatorInstance<K, T, ?> instance;
    private final KeyedOperator<K, T, ?> operator;
    private final @Nullable Partition<K, T>[] partitions;
    private final StateOutput keyBytes = new StateOutput();
    private BatchTimes times;
    private List<FailedCall<K, T>> keylessLetters = new ArrayList<>();
    private FailedCalls<K, T> keyless;
    private long size;
    private long late;
    private long earliestLateMillis = Long.MAX_VALUE;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made otherwise
    private Intake(OperatorInstance<K, T, ?> instance, BatchTimes times, long batchId) {
        this.instance = instance;
        this.times = times;
        operator = instance.operator();
        partitions = new Partition[instance.keyGroups()];
        keyless = new FailedCalls<>(operator, batchId, keylessLetters::add);
    }

    private void begin(BatchTimes newTimes, long batchId) {
        times = newTimes;
        size = 0;
        late = 0;
        earliestLateMillis = Long.MAX_VALUE;
        keylessLetters = new ArrayList<>();
        keyless = new FailedCalls<>(operator, batchId, keylessLetters::add);
    }

    /**
     * Adds an event.
     *
     * @param inputNumber which of the operator's inputs it comes from
     * @param eventTimeMillis rounded down; {@link EventTimes#NONE} if it has none
     * @param isBetween whether its time is later than that, by less than a millisecond
     * @return false if it is late and was left out
     */
    public boolean add(int inputNumber, T event, long eventTimeMillis, boolean isBetween) {
        if (eventTimeMillis != EventTimes.NONE && isLate(eventTimeMillis, isBetween)) {
            late++;
            earliestLateMillis = Math.min(earliestLateMillis, eventTimeMillis);
            return false;
        }
        K key = null;
        try {
            key = EventKeys.of(event, instance.keyFn(inputNumber), operator);
            int hash = hash(key);
            partition(KeyHash.keyGroup(hash, partitions.length))
                    .add(key, hash, keyBytes, event, eventTimeMillis, isBetween, inputNumber);
            size++;
        } catch (UpdateFunctionException e) {
            keyless.add(e, key, false, List.of(event).iterator());
        }
        return true;
    }

    /** An event between two milliseconds is behind a whole one only if the earlier of the two is. */
    private boolean isLate(long eventTimeMillis, boolean isBetween) {
        long lateMillis = isBetween ? EventTimes.behind(times.lateMillis(), 1) : times.lateMillis();
        return operator.isLate(eventTimeMillis, lateMillis, times.beforeMillis());
    }

    /** Writes a key, and tells its hash. */
    private int hash(K key) {
        keyBytes.clear();
        try {
            EventKeys.append(key, operator.keySerializer(), keyBytes);
        } catch (IllegalArgumentException e) {
            throw UpdateFunctionException.noKey(String.valueOf(e.getMessage()), e.getCause(), operator);
        } catch (StackOverflowError e) {
            throw UpdateFunctionException.noKey("events cannot be grouped by a key: " + e, e, operator);
        }
        return KeyHash.of(keyBytes.array(), 0, keyBytes.size());
    }

    private Partition<K, T> partition(int keyGroup) {
        Partition<K, T> partition = partitions[keyGroup];
        if (partition == null) {
            partition = new Partition<>(operator.readsEventTimes());
            partitions[keyGroup] = partition;
        }
        return partition;
    }

    /** The events of a key group; null if it never had any. */
    @Nullable
    Partition<K, T> ofKeyGroup(int keyGroup) {
        return partitions[keyGroup];
    }

    /** Says that the events of a key group were taken; by the thread that runs it. */
    void emptied(int keyGroup) {
        Partition<K, T> partition = partitions[keyGroup];
        if (partition != null && partition.isLarge()) {
            partitions[keyGroup] = null;
        } else if (partition != null) {
            partition.clear();
        }
    }

    /** The events that were left out because they have no key, if the operator's policy is to keep them. */
    List<FailedCall<K, T>> keylessLetters() {
        return keylessLetters;
    }

    /** The events that have no key and were forgiven. */
    FailedCalls<K, T> keyless() {
        return keyless;
    }

    /** How many events were added. */
    long size() {
        return size;
    }

    /** How many were late. */
    long late() {
        return late;
    }

    /** The time of the earliest that was late; {@link Long#MAX_VALUE} if none was. */
    long earliestLateMillis() {
        return earliestLateMillis;
    }

    /** Those that are not in use; as many as there are tasks with events for the operator. Thread safe. */
    static final class Pool<K, T> {

        private final OperatorInstance<K, T, ?> instance;
        private final Deque<Intake<K, T>> free = new ArrayDeque<>();

        Pool(OperatorInstance<K, T, ?> instance) {
            this.instance = instance;
        }

        synchronized Intake<K, T> take(BatchTimes times, long batchId) {
            if (free.isEmpty()) {
                return new Intake<>(instance, times, batchId);
            }
            Intake<K, T> next = free.pop();
            next.begin(times, batchId);
            return next;
        }

        synchronized void giveBack(Intake<K, T> intake) {
            free.push(intake);
        }
    }
}
