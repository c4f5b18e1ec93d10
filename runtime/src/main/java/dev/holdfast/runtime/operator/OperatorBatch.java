package dev.holdfast.runtime.operator;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.operator.FailedCall;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.schema.StateSchemas;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.time.Clock;
import dev.holdfast.runtime.watermark.EventTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
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
 * @param <S> the type of the state
 * @param <R> the type of the results
 */
public final class OperatorBatch<K, T, S, R> {

    private final OperatorSpec<K, T, S, R> spec;
    private final StateSchemas<S> schemas;
    private final Function<? super T, ? extends K> keyFn;
    private final List<KeyGroupStore> keyGroups;
    private final BatchTimes times;
    private final InitialStates<K, S> initial;
    private final long batchId;
    private final Clock clock;
    private final CallBuffers.Pool buffers;
    private final KeyedBatch<K, T> input;
    private final DueTimeouts due;
    private final boolean dropsLateEvents;
    private final @Nullable KeyGroupRun<?, ?, ?, ?>[] runs;
    private KeyedBatch.KeyGroupOrder order = new KeyedBatch.KeyGroupOrder(new int[0], new int[0]);
    private final List<FailedCall<K, T>> keylessLetters = new ArrayList<>();
    private final FailedCalls<K, T> keyless;
    private long late;
    private long earliestLateMillis = Long.MAX_VALUE;

    OperatorBatch(
            OperatorSpec<K, T, S, R> spec,
            StateSchemas<S> schemas,
            Function<? super T, ? extends K> keyFn,
            List<KeyGroupStore> keyGroups,
            BatchTimes times,
            ReadLimits limits,
            InitialStates<K, S> initial,
            long batchId,
            Clock clock,
            CallBuffers.Pool buffers) {
        this.spec = spec;
        this.schemas = schemas;
        this.keyFn = keyFn;
        this.keyGroups = keyGroups;
        this.times = times;
        this.initial = initial;
        this.batchId = batchId;
        this.clock = clock;
        this.buffers = buffers;
        input = new KeyedBatch<>(spec.keySerializer());
        keyless = new FailedCalls<>(spec, batchId, keylessLetters::add);
        due = new DueTimeouts(limits, keyGroups.size(), threshold());
        dropsLateEvents = spec.timeoutMode() == TimeoutMode.EVENT_TIME;
        runs = new KeyGroupRun<?, ?, ?, ?>[keyGroups.size()];
    }

    /** Finds the due timeouts of a key group; by any thread, before {@link #chooseTimeouts}. */
    public void findTimeouts(int keyGroup) {
        due.list(keyGroup, keyGroups.get(keyGroup));
    }

    /** Decides which due timeouts this batch calls. Called once, when those of all key groups were found. */
    public void chooseTimeouts() {
        due.choose();
    }

    /** The first deadline that is due; {@link dev.holdfast.runtime.watermark.EventTimes#END} if none is. */
    public long firstDueMillis() {
        return due.firstMillis();
    }

    /** From which deadline on due timeouts are left to later batches; the same if none is. */
    public long leftOverMillis() {
        return due.leftOverMillis();
    }

    /**
     * Adds an event.
     *
     * @return false if it is late and was left out
     */
    public boolean add(T event, long eventTimeMillis) {
        if (dropsLateEvents && eventTimeMillis != EventTimes.NONE && eventTimeMillis <= times.lateMillis()) {
            late++;
            earliestLateMillis = Math.min(earliestLateMillis, eventTimeMillis);
            return false;
        }
        K key = null;
        try {
            key = key(event);
            group(key, event);
        } catch (UpdateFunctionException e) {
            keyless.add(e, key, false, List.of(event).iterator());
        }
        return true;
    }

    private void group(K key, T event) {
        try {
            input.add(key, event);
        } catch (IllegalArgumentException e) {
            throw UpdateFunctionException.noKey(String.valueOf(e.getMessage()), e.getCause(), spec);
        } catch (RuntimeException | StackOverflowError e) {
            throw UpdateFunctionException.noKey("events cannot be grouped by a key: " + e, e, spec);
        }
    }

    @SuppressWarnings("ConstantValue") // users' code need not be null-marked
    private K key(T event) {
        K key;
        try {
            key = keyFn.apply(event);
        } catch (RuntimeException | Error e) {
            if (UpdateFunctionException.isFatal(e)) {
                throw e;
            }
            throw UpdateFunctionException.noKey("the function of its groupByKey(…) threw " + e, e, spec);
        }
        if (key == null) {
            throw UpdateFunctionException.noKey("the function of its groupByKey(…) returned null", null, spec);
        }
        return key;
    }

    /** The events that were left out because they have no key, if the operator's policy is to keep them. */
    public void forEachKeyless(Consumer<? super FailedCall<K, T>> action) {
        keylessLetters.forEach(action);
    }

    /** Called once, when all events were added. */
    public void prepare() {
        initial.sortedKeys().forEach(input::addKey);
        order = input.byKeyGroup(keyGroups.size());
    }

    /** Whether so little is to be done that handing it to other threads would cost more. */
    public boolean isSmall(int few) {
        return input.eventCount() < few && (hasFewTimers(few) || !due.isAnyDue());
    }

    /** Whether so few timeouts are pending that finding those that are due is little work. */
    public boolean hasFewTimers(int few) {
        return keyGroups.stream().mapToLong(KeyGroupStore::timers).sum() < few;
    }

    /**
     * Calls the update function for the keys of a key group that have events or a due timeout.
     *
     * @param results takes each result with the deadline of the timeout that led to it, or {@link EventTimes#NONE}
     * @param failedCalls takes the calls that failed, if the operator's policy is to keep them
     */
    public void run(int keyGroup, ObjLongConsumer<? super R> results, Consumer<? super FailedCall<K, T>> failedCalls) {
        int from = order.from()[keyGroup];
        int to = order.from()[keyGroup + 1];
        KeyGroupStore store = keyGroups.get(keyGroup);
        if (from == to && !due.isAnyChosen(keyGroup)) {
            return;
        }
        FailedCalls<K, T> failed = new FailedCalls<>(spec, batchId, failedCalls);
        CallBuffers own = buffers.take();
        KeyGroupRun<K, T, S, R> run =
                new KeyGroupRun<>(spec, schemas, input, initial, store, times, results, failed, own);
        runs[keyGroup] = run;
        long start = clock.nanoTime();
        store.prefetch(input.keys(order.numbers(), from, to));
        for (int i = from; i < to; i++) {
            run.callWithEvents(order.numbers()[i]);
        }
        long middle = clock.nanoTime();
        if (due.isAnyChosen(keyGroup)) {
            run.callTimeouts(due.list(keyGroup), due.chosen(keyGroup));
        }
        run.finish(middle - start, clock.nanoTime() - middle);
        buffers.giveBack(own);
    }

    /** The sorted changes of a key group, or null if there are none. */
    public @Nullable ChangeBlockWriter changes(int keyGroup) {
        KeyGroupRun<?, ?, ?, ?> run = runs[keyGroup];
        return run == null || run.changes().size() == 0 ? null : run.changes();
    }

    /** Whether applying the changes is less work than handing them to other threads. */
    public boolean changedFew(int few) {
        return sum(KeyGroupRun::updated) + sum(KeyGroupRun::removed) < few;
    }

    public OperatorCounts counts() {
        return new OperatorCounts(
                sum(KeyGroupRun::updated),
                sum(KeyGroupRun::removed),
                late,
                sum(KeyGroupRun::timedOut),
                sum(run -> run.failed().calls()) + keyless.calls(),
                sum(run -> run.failed().events()) + keyless.events(),
                sum(KeyGroupRun::dataNanos),
                sum(KeyGroupRun::timeoutNanos));
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

    private long threshold() {
        return switch (spec.timeoutMode()) {
            case NONE -> Long.MIN_VALUE;
            case PROCESSING_TIME -> times.processingMillis();
            case EVENT_TIME -> times.watermarkMillis();
        };
    }

    private long sum(ToLongFunction<KeyGroupRun<?, ?, ?, ?>> figure) {
        return Arrays.stream(runs).filter(Objects::nonNull).mapToLong(figure).sum();
    }
}
