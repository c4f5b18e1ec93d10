package dev.holdfast.runtime.operator;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.turns.BatchTimes;
import dev.holdfast.operator.FailedCall;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.serial.KeyHash;
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
 * One batch of a stateful operator: first the events are taken, of one task after the other; then each key group is run, by any
 * thread, and its changes applied at once, while its rows are at hand; then the changes are there to be written.
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
    private final List<Intake<K, T>> intakes = new ArrayList<>();
    private final @Nullable KeyGroupRun<?, ?, ?>[] runs;
    private final LongAdder removedInRanges = new LongAdder();
    private final LongAdder applyNanos = new LongAdder();
    private BatchTimes times;
    private DueTimeouts due;

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
        runs = new KeyGroupRun<?, ?, ?>[instance.keyGroups()];
    }

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

    /** Where a task puts the events that it has for the operator; by any thread. To be given to {@link #take}. */
    public Intake<K, T> newIntake() {
        return instance.intakes().take(times, batchId);
    }

    /** Takes the events of a task, behind those that were taken before. */
    public void take(Intake<K, T> events) {
        intakes.add(events);
    }

    /** The events that were left out because they have no key, if the operator's policy is to keep them. */
    public void forEachKeyless(Consumer<? super FailedCall<K, T>> action) {
        intakes.forEach(intake -> intake.keylessLetters().forEach(action));
    }

    /** Called once, when all events were taken. */
    public void prepare() {
        initial.part(instance.keyGroups());
    }

    /** Whether so little is to be done that handing it to other threads would cost more. */
    public boolean isSmall(int few) {
        return sumOfIntakes(Intake::size) < few && (hasFewTimers(few) || !due.isAnyDue());
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
        int events = eventsOf(keyGroup);
        List<InitialStates.Entry<K>> firsts = initial.ofKeyGroup(keyGroup);
        if (events == 0 && firsts.isEmpty() && due.chosen(keyGroup) == 0 && !hasDropped(keyGroup)) {
            return;
        }
        CallBuffers<K, T> own = instance.buffers().take();
        long start = instance.clock().nanoTime();
        group(keyGroup, events, firsts, own.input);
        KeyGroupRun<K, T, R> run = new KeyGroupRun<>(
                instance, keyGroup, initial, times, results, new FailedCalls<>(operator, batchId, failedCalls), own);
        runs[keyGroup] = run;
        instance.prefetch(keyGroup, own.input);
        run.eventTurns();
        long middle = instance.clock().nanoTime();
        run.dueTurns(due);
        run.dropRows(due.listLimits());
        long end = instance.clock().nanoTime();
        run.finish(middle - start, end - middle);
        own.input.begin(0, 0);
        instance.buffers().giveBack(own);
    }

    private int eventsOf(int keyGroup) {
        int events = 0;
        for (Intake<K, T> intake : intakes) {
            Partition<K, T> partition = intake.ofKeyGroup(keyGroup);
            events += partition == null ? 0 : partition.size();
        }
        return events;
    }

    private void group(int keyGroup, int events, List<InitialStates.Entry<K>> firsts, GroupedEvents<K, T> input) {
        input.begin(events, events + firsts.size() + due.chosen(keyGroup));
        for (Intake<K, T> intake : intakes) {
            Partition<K, T> partition = intake.ofKeyGroup(keyGroup);
            if (partition != null && partition.size() > 0) {
                input.addAll(partition);
                intake.emptied(keyGroup);
            }
        }
        for (InitialStates.Entry<K> first : firsts) {
            byte[] bytes = first.keyBytes();
            input.addKey(first.key(), KeyHash.of(bytes, 0, bytes.length), bytes, 0, bytes.length);
        }
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

    /** Stores what was changed in a key group; by the thread that has run it, while it is in its caches. */
    public void apply(int keyGroup) {
        List<StateChanges> changes = changes(keyGroup);
        if (changes.isEmpty()) {
            return;
        }
        long start = instance.clock().nanoTime();
        ChangeBlockReader reader = new ChangeBlockReader();
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
        applyNanos.add(instance.clock().nanoTime() - start);
    }

    /** How long the threads together took to apply the changes. */
    public long applyNanos() {
        return applyNanos.sum();
    }

    /** Called when the batch is of no use any more: its memory is for the next one. */
    public void end() {
        intakes.forEach(instance.intakes()::giveBack);
        intakes.clear();
    }

    public OperatorCounts counts() {
        return new OperatorCounts(
                sum(KeyGroupRun::updated),
                sum(KeyGroupRun::removed) + removedInRanges.sum(),
                sumOfIntakes(Intake::late),
                sum(KeyGroupRun::timedOut),
                sum(run -> run.failed().calls())
                        + sumOfIntakes(intake -> intake.keyless().calls()),
                sum(run -> run.failed().events())
                        + sumOfIntakes(intake -> intake.keyless().events()),
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
        long late = sumOfIntakes(Intake::late);
        long earliest =
                intakes.stream().mapToLong(Intake::earliestLateMillis).min().orElse(Long.MAX_VALUE);
        return new LateEvents(late, late + sumOfIntakes(Intake::size), earliest, times.lateMillis());
    }

    /** What the first call was that failed and was left out, for the log; null if there was none. */
    public @Nullable String firstFailure() {
        return Stream.concat(
                        intakes.stream().map(Intake::keyless),
                        Arrays.stream(runs).filter(Objects::nonNull).map(KeyGroupRun::failed))
                .map(FailedCalls::firstFailure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private List<StateTime> stateTimes(BatchTimes of) {
        return instance.states().stream().map(state -> state.time(of)).toList();
    }

    private long sumOfIntakes(ToLongFunction<Intake<K, T>> figure) {
        return intakes.stream().mapToLong(figure).sum();
    }

    private long sum(ToLongFunction<KeyGroupRun<?, ?, ?>> figure) {
        return Arrays.stream(runs).filter(Objects::nonNull).mapToLong(figure).sum();
    }
}
