package dev.holdfast.runtime.batch;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.Sink;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.keyed.turns.BatchTimes;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.checkpoint.commit.CommitRecord;
import dev.holdfast.runtime.checkpoint.commit.WatermarkRecord;
import dev.holdfast.runtime.operator.OperatorBatch;
import dev.holdfast.runtime.operator.OperatorCounts;
import dev.holdfast.runtime.operator.OperatorInstance;
import dev.holdfast.runtime.operator.StateChanges;
import dev.holdfast.runtime.operator.StateInstance;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.time.Clock;
import dev.holdfast.runtime.watermark.EventTimeStats;
import dev.holdfast.runtime.watermark.Watermarks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Runs batches, up to the commit: read the sources, run the operators one after the other, apply their changes.
 *
 * <p>Each worker has its own chains of steps and its own output. When a stage has ended, the outputs are taken in the order
 * of the workers, which is that of the key groups; so everything that follows sees the same order whatever their number.
 */
final class BatchRunner {

    /** With fewer events than this, handing them to other threads costs more than it gains. */
    private static final int FEW_EVENTS = 200;

    private final QueryParts parts;
    private final QueryGraph graph;
    private final QueryLog log;
    private final List<SourceInput> sources;
    private final List<OperatorInstance<Object, Object, Object>> operators;
    private final StateStore store;
    private final Watermarks watermarks;
    private final WatermarkFlow flow;
    private final Activity activity;
    private final WorkerPool pool;
    private final ReadLimits limits;
    private final int keyGroups;
    private final Clock clock;
    private final List<TaskOutput> outputs;
    private final List<List<Step>> sourceChains;
    private final List<List<Step>> operatorChains;
    private final LateEventLog lateEvents;
    private final WatermarkWatch watermarkWatch;
    private final BroadcastWatch broadcastWatch;

    BatchRunner(QueryParts parts, WorkerPool pool, ReadLimits limits, int keyGroups, Clock clock, Activity activity) {
        this.activity = activity;
        this.parts = parts;
        this.pool = pool;
        this.limits = limits;
        this.keyGroups = keyGroups;
        this.clock = clock;
        graph = parts.graph();
        log = parts.log();
        sources = parts.sources();
        operators = parts.operators();
        store = parts.store();
        watermarks = parts.watermarks();
        flow = new WatermarkFlow(graph);
        lateEvents = new LateEventLog(graph, log, clock);
        watermarkWatch = new WatermarkWatch(graph.streams(), log::warn);
        broadcastWatch = new BroadcastWatch(log::warn);
        outputs = IntStream.range(0, pool.workers())
                .mapToObj(worker -> new TaskOutput(graph))
                .toList();
        sourceChains = chains(graph.sources());
        operatorChains = chains(graph.operators());
    }

    /** Runs a batch. If it fails, the store and this object are used no more. */
    BatchResult run(BatchPlan plan) throws IOException {
        long start = clock.nanoTime();
        watermarks.beginBatch();
        Batch batch = new Batch(plan);
        List<SourceInput.Counts> read = new ArrayList<>();
        for (int source = 0; source < sources.size(); source++) {
            read.add(batch.read(source));
        }
        long middle = clock.nanoTime();
        for (int operator = 0; operator < operators.size(); operator++) {
            batch.run(operator);
        }
        batch.changes.addAll(parts.takeDropped());
        long end = clock.nanoTime();
        batch.observe();
        List<Long> applyNanos = batch.applyNanos();
        BatchResult result = new BatchResult(
                plan,
                batch.changes,
                batch.sinks,
                record(plan),
                new BatchResult.Figures(
                        middle - start,
                        end - middle,
                        applyNanos,
                        read,
                        batch.inputs.stream().map(OperatorBatch::counts).toList(),
                        operators.stream().map(this::size).toList(),
                        batch.allTimes(),
                        watermarks.evictMillis(),
                        watermarks.streams()));
        batch.inputs.forEach(OperatorBatch::end);
        return result;
    }

    /** What there is between two batches, when nothing is done. */
    BatchResult.Figures idle() {
        return new BatchResult.Figures(
                0,
                0,
                Collections.nCopies(operators.size(), 0L),
                sources.stream().map(SourceInput::nothing).toList(),
                operators.stream()
                        .map(operator -> OperatorCounts.none(operator.operator().metrics()))
                        .toList(),
                operators.stream().map(this::size).toList(),
                new EventTimeStats(),
                watermarks.evictMillis(),
                watermarks.streams());
    }

    /** Says in the log what had to wait. */
    void sayWhatIsDue() {
        lateEvents.sayWhatIsDue();
    }

    /** Says in the log what it has not said. */
    void close() {
        lateEvents.close();
    }

    private CommitRecord record(BatchPlan plan) {
        SortedMap<String, String> offsets = new TreeMap<>();
        for (SourceInput source : sources) {
            Optional.ofNullable(source.position()).ifPresent(offset -> offsets.put(source.id(), offset.json()));
        }
        List<OperatorRecord> catalog = new ArrayList<>();
        for (OperatorInstance<?, ?, ?> operator : operators) {
            catalog.add(Catalog.entry(operator));
        }
        return new CommitRecord(
                plan.batchId(),
                plan.batchTimeMillis(),
                offsets,
                new WatermarkRecord(watermarks.evictMillis(), watermarks.progress()),
                catalog,
                plan.batchId() - 1);
    }

    private List<List<Step>> chains(List<? extends PlanNode<?>> roots) {
        List<List<Step>> chains = new ArrayList<>();
        for (PlanNode<?> root : roots) {
            chains.add(outputs.stream()
                    .map(output -> StepChains.behind(root, graph, output))
                    .toList());
        }
        return chains;
    }

    private BatchResult.OperatorSize size(OperatorInstance<?, ?, ?> operator) {
        return new BatchResult.OperatorSize(
                operator.rows(),
                operator.timers(),
                operator.memoryUsedBytes(),
                operator.largestKeyGroupRows(),
                rowsOfStates(operator),
                store.metrics(operator.operator().id()));
    }

    private static SortedMap<String, Long> rowsOfStates(OperatorInstance<?, ?, ?> operator) {
        SortedMap<String, Long> rows = new TreeMap<>();
        for (StateInstance<?> state : operator.states()) {
            if (!state.id().name().isEmpty()) {
                rows.put(state.id().name(), state.rows());
            }
        }
        return rows;
    }

    /** One batch while it runs. */
    private final class Batch {

        private final BatchPlan plan;
        private final WatermarkFlow.Pass times;
        private final List<OperatorBatch<Object, Object, Object>> inputs = new ArrayList<>();
        private final List<Long> firstDue = new ArrayList<>();
        private final List<SinkRows> sinks = new ArrayList<>();
        private final List<EventTimeStats> streams = new ArrayList<>();
        private final List<BatchResult.Changes> changes = new ArrayList<>();

        Batch(BatchPlan plan) {
            this.plan = plan;
            times = flow.new Pass(plan.batchTimeMillis(), watermarks);
            WatermarkFlow.Pass before = flow.new Pass(plan.batchTimeMillis(), watermarks);
            for (OperatorInstance<Object, Object, Object> operator : operators) {
                begin(operator, before);
            }
            List<Long> earliestResults = before.earliestResults();
            outputs.forEach(output -> output.beginBatch(inputs, plan.batchTimeMillis(), earliestResults));
            graph.sinks().forEach((Sink<?> sink) -> sinks.add(new SinkRows(sink)));
            graph.streams().forEach(stream -> streams.add(new EventTimeStats()));
        }

        /** What is late is known before anything runs: an operator's timeouts that are due now hold back what stands behind it. */
        private void begin(OperatorInstance<Object, Object, Object> operator, WatermarkFlow.Pass before) {
            BatchTimes known = before.next();
            OperatorBatch<Object, Object, Object> input = operator.begin(plan.batchId(), known, limits);
            inputs.add(input);
            boolean holds = operator.operator().timeoutMode() == TimeoutMode.EVENT_TIME;
            firstDue.add(holds ? input.firstDueMillis(known.watermarkMillis()) : EventTimes.END);
            before.hold(firstDue.get(inputs.size() - 1), EventTimes.END);
        }

        /** The watermark is known when the operators before have run: what they leave due holds it back. */
        private void chooseTimeouts(int number) {
            OperatorBatch<Object, Object, Object> input = inputs.get(number);
            input.holdBack(times.next());
            if (operators.get(number).operator().timeoutMode() != TimeoutMode.NONE) {
                pool.run(input.hasFewTimers(FEW_EVENTS), (worker, keyGroup) -> input.findTimeouts(keyGroup));
                input.chooseTimeouts();
            }
        }

        private void letWaitFor(int number) {
            boolean holds = operators.get(number).operator().timeoutMode() == TimeoutMode.EVENT_TIME;
            times.hold(firstDue.get(number), holds ? inputs.get(number).leftDueMillis() : EventTimes.END);
        }

        SourceInput.Counts read(int number) throws IOException {
            SourceNode<?> node = graph.sources().get(number);
            activity.reading(sources.get(number).name(), plan.batchId());
            SourceInput.Counts counts = sources.get(number)
                    .read(
                            plan.ranges().get(number),
                            pool,
                            sourceChains.get(number),
                            outputs.stream()
                                    .map(output -> deadLetters(node, output))
                                    .toList());
            outputs.forEach(this::take);
            parts.interrupts().clear("key functions");
            return counts;
        }

        private Step deadLetters(SourceNode<?> node, TaskOutput output) {
            return node.source()
                    .deadLetterSink()
                    .<Step>map(sink -> {
                        SinkRows rows = output.sink(graph.sinkNumber(sink));
                        return (letter, time, isBetween) -> rows.add(letter);
                    })
                    .orElse((letter, time, isBetween) -> {
                        throw new IllegalStateException(
                                "Source '" + node.source().id() + "' gave a dead letter, but names no sink for it.");
                    });
        }

        void run(int number) {
            OperatorBatch<Object, Object, Object> input = inputs.get(number);
            String name = "operator '" + operators.get(number).operator().id() + "'";
            activity.running(name, plan.batchId());
            chooseTimeouts(number);
            input.prepare();
            List<Step> chains = operatorChains.get(number);
            int failedCalls = graph.failedCallSinkNumber(operators.get(number).operator());
            input.forEachKeyless(call -> outputs.get(0).sink(failedCalls).add(call));
            pool.run(input.isSmall(FEW_EVENTS), (worker, keyGroup) -> {
                Step next = chains.get(worker);
                TaskOutput output = outputs.get(worker);
                input.run(
                        keyGroup,
                        (result, time) -> next.accept(result, time, false),
                        call -> output.sink(failedCalls).add(call));
                input.apply(keyGroup);
                parts.interrupts().clear(name);
            });
            outputs.forEach(this::take);
            parts.interrupts().clear("key functions");
            letWaitFor(number);
            String id = operators.get(number).operator().id();
            logFailures(id, input);
            addChanges(operators.get(number), input);
            input.share();
            broadcastWatch.look(operators.get(number));
        }

        /** State by state and key group by key group, as a segment lists them. */
        private void addChanges(OperatorInstance<?, ?, ?> operator, OperatorBatch<?, ?, ?> input) {
            for (int state = 0; state < operator.states().size(); state++) {
                StateId id = operator.states().get(state).id();
                for (int keyGroup = 0; keyGroup < keyGroups; keyGroup++) {
                    List<StateChanges> ofStates = input.changes(keyGroup);
                    if (!ofStates.isEmpty() && !ofStates.get(state).isEmpty()) {
                        StateChanges of = ofStates.get(state);
                        changes.add(new BatchResult.Changes(id, keyGroup, of.removedRanges(), of.block()));
                    }
                }
            }
        }

        private void logFailures(String operatorId, OperatorBatch<?, ?, ?> input) {
            String first = input.firstFailure();
            if (first != null) {
                log.warn("batch " + plan.batchId() + " goes on without "
                        + input.counts().failed() + " failed calls of operator '" + operatorId + "'; the first: "
                        + first);
            }
        }

        /** Moves what a worker gave in this stage to where the batch needs it. */
        private void take(TaskOutput output) {
            for (int sink = 0; sink < sinks.size(); sink++) {
                sinks.get(sink).takeFrom(output.sink(sink));
            }
            output.handOver();
            for (int stream = 0; stream < streams.size(); stream++) {
                streams.get(stream).addAll(output.stream(stream));
            }
            output.clearStreams();
        }

        /** What the batch saw moves the watermarks of the next one, and some of it is worth a word. */
        void observe() {
            for (int stream = 0; stream < streams.size(); stream++) {
                watermarks.observe(stream, streams.get(stream).max());
                watermarkWatch.look(stream, streams.get(stream).max(), plan.batchId(), plan.batchTimeMillis());
            }
            for (int operator = 0; operator < inputs.size(); operator++) {
                lateEvents.take(operator, plan.batchId(), inputs.get(operator).lateEvents());
            }
            List<String> idleBefore = watermarks.idleStreams();
            watermarks.endBatch(plan.batchTimeMillis());
            if (!watermarks.idleStreams().equals(idleBefore)) {
                log.info("idle streams as of batch " + plan.batchId() + ": " + watermarks.idleStreams());
            }
        }

        EventTimeStats allTimes() {
            EventTimeStats all = new EventTimeStats();
            streams.forEach(all::addAll);
            return all;
        }

        /** How long each operator's changes took to be applied, the end of the batch in the store counted to the last. */
        List<Long> applyNanos() {
            List<Long> nanos = new ArrayList<>();
            inputs.forEach(input -> nanos.add(input.applyNanos()));
            long start = clock.nanoTime();
            store.endBatch();
            if (!nanos.isEmpty()) {
                int last = nanos.size() - 1;
                nanos.set(last, nanos.get(last) + clock.nanoTime() - start);
            }
            return nanos;
        }
    }
}
