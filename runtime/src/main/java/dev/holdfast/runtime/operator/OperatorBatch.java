package dev.holdfast.runtime.operator;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.turns.BatchTimes;
import dev.holdfast.keyed.turns.EventKeys;
import dev.holdfast.keyed.turns.UpdateFunctionException;
import dev.holdfast.operator.FailedCall;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.runtime.change.ChangeBlockReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One batch of a stateful operator: first the events are added, by one thread; then each key group is run, by any thread;
 * then the changes are there to be written and applied. The store is only read.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <R> the type of the results
 */
public final class OperatorBatch<K, T, R> {

    private final OperatorInstance<K, T, R> instance;
    private final KeyedOperator<K, T, R> operator;
    private final ReadLimits limits;
    private final InitialStates<K> initial;
    private final long batchId;
    private final KeyedBatch<K, T> input;
    private final @Nullable KeyGroupRun<?, ?, ?>[] runs;
    private final List<FailedCall<K, T>> keylessLetters = new ArrayList<>();
    private final FailedCalls<K, T> keyless;
    private final LongAdder removedInRanges = new LongAdder();
    private BatchTimes times;
    private DueTimeouts due;
    private KeyedBatch.KeyGroupOrder order = new KeyedBatch.KeyGroupOrder(new int[0], new int[0]);
    private int @Nullable [] changeOfKey;
    private long late;
    private long earliestLateMillis = Long.MAX_VALUE;

    OperatorBatch(
            OperatorInstance<K, T, R> instance,
            BatchTimes times,
            ReadLimits limits,
            InitialStates<K> initial,
            long batchId) {
        this.instance = instance;
        operator = instance.operator();
        this.limits = limits;
        this.initial = initial;
        this.batchId = batchId;
        this.times = times;
        due = new DueTimeouts(limits, stateTimes(times), instance.keyGroups());
        input = new KeyedBatch<>(operator.keySerializer(), operator.readsEventTimes());
        keyless = new FailedCalls<>(operator, batchId, keylessLetters::add);
        runs = new KeyGroupRun<?, ?, ?>[instance.keyGroups()];
    }

    /**
     * What all key groups have in common in a batch.
     *
     * @param changeOfKey by the number of a key: what it has written; null if a key has one turn only
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Shared<K, T>(
            KeyedBatch<K, T> input, InitialStates<K> initial, BatchTimes times, int @Nullable [] changeOfKey) {}

    /** The first deadline that is due by a watermark; otherwise a later time. */
    public long firstDueMillis(long watermarkMillis) {
        return instance.nextDeadlineMillis(TimeoutMode.EVENT_TIME, watermarkMillis);
    }

    /**
     * Says what the watermark is when all events were added, if it is earlier than was said before: operators that run earlier in the batch
     * have left rows due, whose results are still to come. Called before {@link #findTimeouts}.
     */
    public void holdBack(BatchTimes held) {
        if (held.watermarkMillis() != times.watermarkMillis()) {
            times = held;
            due = new DueTimeouts(limits, stateTimes(held), instance.keyGroups());
        }
    }

    /** Finds the due timeouts of a key group; by any thread, before {@link #chooseTimeouts}. */
    public void findTimeouts(int keyGroup) {
        for (int state = 0; state < instance.states().size(); state++) {
            if (instance.states().get(state).calls()) {
                due.list(state, keyGroup, instance.states().get(state).keyGroup(keyGroup));
            }
        }
    }

    /** Decides which due timeouts this batch calls. Called once, when those of all key groups were found. */
    public void chooseTimeouts() {
        due.choose();
    }

    /** From which deadline in event time on due timeouts are left to later batches, when all turns have ended; {@link EventTimes#END} if none is. */
    public long leftDueMillis() {
        return Arrays.stream(runs)
                .filter(Objects::nonNull)
                .mapToLong(KeyGroupRun::leftDueMillis)
                .reduce(due.leftOverMillis(true), Math::min);
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
            group(key, event, eventTimeMillis, isBetween, inputNumber);
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

    private void group(K key, T event, long eventTimeMillis, boolean isBetween, int inputNumber) {
        try {
            input.add(key, event, eventTimeMillis, isBetween, inputNumber);
        } catch (IllegalArgumentException e) {
            throw UpdateFunctionException.noKey(String.valueOf(e.getMessage()), e.getCause(), operator);
        } catch (RuntimeException | StackOverflowError e) {
            throw UpdateFunctionException.noKey("events cannot be grouped by a key: " + e, e, operator);
        }
    }

    /** The events that were left out because they have no key, if the operator's policy is to keep them. */
    public void forEachKeyless(Consumer<? super FailedCall<K, T>> action) {
        keylessLetters.forEach(action);
    }

    /** Called once, when all events were added. */
    public void prepare() {
        initial.sortedKeys().forEach(input::addKey);
        order = input.byKeyGroup(instance.keyGroups());
        if (!initial.isEmpty() || instance.mayLookAgain()) {
            changeOfKey = new int[input.keyCount()];
        }
    }

    /** Whether so little is to be done that handing it to other threads would cost more. */
    public boolean isSmall(int few) {
        return input.eventCount() < few && (hasFewTimers(few) || !due.isAnyDue());
    }

    /** Whether so few timeouts are pending that finding those that are due is little work. */
    public boolean hasFewTimers(int few) {
        return instance.timers() < few;
    }

    /**
     * Runs the turns of a key group: those of keys with events, then those of due rows.
     *
     * @param results takes each result with its event time, or with the deadline of the timeout that led to it, or {@link
     *     EventTimes#NONE}
     * @param failedCalls takes the calls that failed, if the operator's policy is to keep them
     */
    public void run(int keyGroup, ObjLongConsumer<? super R> results, Consumer<? super FailedCall<K, T>> failedCalls) {
        int from = order.from()[keyGroup];
        int to = order.from()[keyGroup + 1];
        if (from == to && !due.isAnyChosen(keyGroup) && !hasDropped(keyGroup)) {
            return;
        }
        CallBuffers own = instance.buffers().take();
        KeyGroupRun<K, T, R> run = new KeyGroupRun<>(
                instance,
                keyGroup,
                new Shared<>(input, initial, times, changeOfKey),
                results,
                new FailedCalls<>(operator, batchId, failedCalls),
                own);
        runs[keyGroup] = run;
        long start = instance.clock().nanoTime();
        instance.prefetch(keyGroup, input.keys(order.numbers(), from, to));
        for (int i = from; i < to; i++) {
            run.eventTurn(order.numbers()[i]);
        }
        long middle = instance.clock().nanoTime();
        run.dueTurns(due);
        run.dropRows(due.listLimits());
        run.finish(middle - start, instance.clock().nanoTime() - middle);
        instance.buffers().giveBack(own);
    }

    private boolean hasDropped(int keyGroup) {
        for (StateInstance<?> state : instance.states()) {
            long threshold = state.time(times).thresholdMillis();
            if (state.drops() && state.keyGroup(keyGroup).nextDeadlineMillis(threshold) < threshold) {
                return true;
            }
        }
        return false;
    }

    /** Shows what was changed to operators that read it, when all key groups have run. */
    public void share() {
        SharedStates shared = instance.shared();
        if (shared != null) {
            shared.take(this);
        }
    }

    /** What was changed in a key group, for each of the operator's states; empty if nothing ran there. */
    public List<StateChanges> changes(int keyGroup) {
        KeyGroupRun<?, ?, ?> run = runs[keyGroup];
        return run == null ? List.of() : run.changes();
    }

    /** Stores what was changed in a key group. Called once, when all of them have run. */
    public void apply(int keyGroup) {
        ChangeBlockReader reader = new ChangeBlockReader();
        List<StateChanges> changes = changes(keyGroup);
        for (int state = 0; state < changes.size(); state++) {
            StateChanges ofState = changes.get(state);
            StateInstance<?> target = instance.states().get(state);
            removedInRanges.add(target.removeRanges(keyGroup, ofState.removedRanges()));
            if (ofState.block().size() > 0) {
                target.apply(
                        keyGroup,
                        reader.reset(ofState.block().array(), 0, ofState.block().size()));
            }
        }
    }

    /** Whether applying the changes is less work than handing them to other threads. */
    public boolean changedFew(int few) {
        return sum(KeyGroupRun::updated) + sum(KeyGroupRun::removed) < few;
    }

    public OperatorCounts counts() {
        return new OperatorCounts(
                sum(KeyGroupRun::updated),
                sum(KeyGroupRun::removed) + removedInRanges.sum(),
                late,
                sum(KeyGroupRun::timedOut),
                sum(run -> run.failed().calls()) + keyless.calls(),
                sum(run -> run.failed().events()) + keyless.events(),
                sum(KeyGroupRun::dataNanos),
                sum(KeyGroupRun::timeoutNanos),
                metrics());
    }

    private SortedMap<String, Long> metrics() {
        SortedMap<String, Long> metrics = new TreeMap<>();
        for (int metric = 0; metric < operator.metrics().size(); metric++) {
            int place = metric;
            metrics.put(operator.metrics().get(metric), sum(run -> run.counted(place)));
        }
        return metrics;
    }

    /** What was left out because it was late, when all events were added. */
    public LateEvents lateEvents() {
        return new LateEvents(late, late + input.eventCount(), earliestLateMillis, times.lateMillis());
    }

    /** What the first call was that failed and was left out, for the log; null if there was none. */
    public @Nullable String firstFailure() {
        return Stream.concat(
                        Stream.of(keyless),
                        Arrays.stream(runs).filter(Objects::nonNull).map(KeyGroupRun::failed))
                .map(FailedCalls::firstFailure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private List<StateTime> stateTimes(BatchTimes of) {
        return instance.states().stream().map(state -> state.time(of)).toList();
    }

    private long sum(ToLongFunction<KeyGroupRun<?, ?, ?>> figure) {
        return Arrays.stream(runs).filter(Objects::nonNull).mapToLong(figure).sum();
    }
}
