package dev.holdfast.runtime.batch;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryStatus;
import dev.holdfast.engine.Trigger;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.runtime.checkpoint.Checkpoint;
import dev.holdfast.runtime.checkpoint.commit.CommitRecord;
import dev.holdfast.runtime.operator.StoredState;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs a query: restore, then plan, run and commit one batch after the other, and sleep when there is nothing to do.
 *
 * <p>While a batch is committed and delivered, the next one already runs; its own commit waits. So the order of effects is
 * that of the batches, and a failure leaves at most one committed batch undelivered, which the next start delivers.
 */
public final class MicroBatchLoop implements AutoCloseable {

    private final QueryConfig config;
    private final Checkpoint checkpoint;
    private final LoopSignal signal;
    private final Clock clock;
    private final LoopListener listener;
    private final QueryParts parts;
    private final Activity activity;
    private final BatchPlanner planner;
    private final BatchRunner runner;
    private final CommitStage commits;
    private final ProgressReport report;
    private final BudgetWatch budgets;
    private @Nullable BatchResult committing;
    private long nextTriggerMillis = Long.MIN_VALUE;
    private long lastReportNanos;

    /**
     * Opens everything and restores the state.
     *
     * @throws CheckpointException if the checkpoint is not one of this pipeline
     * @throws IOException if a source or a sink cannot be opened
     */
    public MicroBatchLoop(
            QueryGraph graph,
            QueryConfig config,
            Checkpoint checkpoint,
            StateStore store,
            WorkerPool pool,
            Executor committer,
            LoopSignal signal,
            Clock clock,
            LoopListener listener)
            throws IOException {
        this.config = config;
        this.checkpoint = checkpoint;
        this.signal = signal;
        this.clock = clock;
        this.listener = listener;
        parts = QueryParts.open(graph, config, checkpoint, store, pool, signal::wakeUp, clock);
        activity = signal.activity();
        planner = new BatchPlanner(parts, config, clock);
        runner = new BatchRunner(parts, pool, config.limits(), checkpoint.keyGroups(), clock, activity);
        report = report(graph, pool);
        lastReportNanos = clock.nanoTime();
        budgets = budgets(graph);
        commits = new CommitStage(checkpoint, parts, committer, clock, activity, this::delivered);
        try {
            recover();
        } catch (IOException | RuntimeException | Error e) {
            parts.closeAfter(e);
            throw e;
        }
    }

    /**
     * Runs until it is stopped, or, with a trigger that ends, until everything is done.
     *
     * @throws StreamingQueryException if a batch failed
     * @throws CheckpointException if a commit failed
     */
    public void run() {
        try {
            while (!signal.isStopped() && runOrWait()) {}
            settle();
            finish();
        } catch (IOException e) {
            settleQuietly(e);
            throw BatchFailure.ofSource(e);
        } catch (RuntimeException | Error e) {
            settleQuietly(e);
            throw e;
        }
    }

    /**
     * Runs, commits and delivers the next batch, in place of {@link #run}, if there is something to do now.
     *
     * @return false if there is nothing
     * @throws StreamingQueryException if the batch failed
     * @throws CheckpointException if its commit failed
     */
    public boolean runNext() {
        try {
            Optional<BatchPlan> plan = planner.next();
            if (plan.isPresent()) {
                runBatch(plan.get());
                settle();
            }
            return plan.isPresent();
        } catch (IOException e) {
            throw BatchFailure.ofSource(e);
        }
    }

    /** The last batch that {@link #runNext} ran, if its commit or its delivery failed. */
    public Optional<StreamingQueryProgress> unsettled() {
        BatchResult failed = committing;
        return failed == null
                ? Optional.empty()
                : Optional.of(report.of(failed, CommitStage.Timing.NONE, clock.nanoTime()));
    }

    /**
     * Everything that is stored for an operator, by key group and key bytes.
     *
     * @throws IllegalArgumentException if the query has no such operator
     */
    public List<? extends StoredState<?, ?>> storedStates(String operatorId) {
        return parts.operators().stream()
                .filter(operator -> operator.operator().id().equals(operatorId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The query has no operator '" + operatorId + "'."))
                .storedStates();
    }

    /** Moves the watermark as events would, for the next batch. */
    public void raiseWatermark(Instant to) {
        parts.watermarks().raise(EventTimes.floorMillis(to));
    }

    /** Closes event time when {@link #runNext} finds nothing else to do. */
    public void closeEventTime() {
        planner.closeWhenDone();
    }

    /** Ends a query whose batches {@link #runNext} ran as {@link #run} ends. */
    public void finish() {
        checkpoint.head().ifPresent(head -> checkpoint.hintDelivered(head.batchId()));
    }

    /** Closes sources and sinks. */
    @Override
    public void close() throws IOException {
        activity.closing();
        runner.close();
        parts.close();
    }

    /** Takes up behind the last batch, and delivers it if a crash came in between. */
    private void recover() throws IOException {
        Optional<CommitRecord> head = checkpoint.head();
        if (head.isPresent()) {
            planner.restore(head.get().batchId(), head.get().batchTimeMillis());
            commits.recover(head.get());
        } else {
            commits.checkNothingDelivered();
        }
        checkpoint.settle();
        checkpoint.whenRefused(signal::wakeUp);
    }

    /** One turn of the loop. False when all is done and there will be nothing more. */
    private boolean runOrWait() throws IOException {
        long question = signal.question();
        checkpoint.requireWhole();
        long now = clock.millis();
        if (isBeforeTrigger(now) && !signal.isAsked()) {
            settle();
            commits.idle();
            status("Waiting for next trigger", false);
            await(nextTriggerMillis);
            return true;
        }
        Optional<BatchPlan> plan = planner.next();
        if (plan.isPresent()) {
            nextTriggerMillis = plus(now, triggerMillis());
            runBatch(plan.get());
            return true;
        }
        settle();
        commits.idle();
        if (!config.endsWhenDone()) {
            reportIdle();
        }
        signal.answer(question);
        if (config.endsWhenDone()) {
            return false;
        }
        status("Waiting for data to arrive", false);
        await(Math.min(
                planner.nextChangeMillis(), plus(now, config.pollInterval().toMillis())));
        return true;
    }

    /** An interrupt of this thread is not a stop; the loop looks whether there is something to do, and waits again. */
    private void await(long untilMillis) {
        activity.waiting();
        try {
            signal.await(untilMillis);
        } catch (InterruptedException e) {
            parts.interrupts().say("the wait for the next batch");
        }
    }

    /** A clock that was set back must not hold the query up for longer than the interval. */
    private boolean isBeforeTrigger(long now) {
        nextTriggerMillis = Math.min(nextTriggerMillis, plus(now, triggerMillis()));
        return now < nextTriggerMillis;
    }

    private long triggerMillis() {
        return config.trigger() instanceof Trigger.ProcessingTime every
                ? every.interval().toMillis()
                : 0;
    }

    /** A time after {@code now}, or the end of all times. */
    private static long plus(long now, long millis) {
        return now > Long.MAX_VALUE - millis ? Long.MAX_VALUE : now + millis;
    }

    /** Tells what an idle query has, once in an interval without anything else to tell. */
    private void reportIdle() {
        long now = clock.nanoTime();
        if (Duration.ofNanos(now - lastReportNanos).compareTo(config.idleReportInterval()) >= 0) {
            lastReportNanos = now;
            runner.sayWhatIsDue();
            listener.progress(report.idle(planner.idle(), runner.idle(), now));
        }
    }

    private void runBatch(BatchPlan plan) throws IOException {
        status("Processing new data", true);
        BatchResult result;
        try {
            result = runner.run(plan);
        } catch (IOException | RuntimeException | Error e) {
            throw BatchFailure.of(plan.batchId(), e);
        }
        settle();
        budgets.look(plan.batchId(), result.figures().sizes(), clock.nanoTime());
        committing = result;
        commits.submit(result);
    }

    /** Waits until the batch before is committed and delivered. */
    private void settle() throws IOException {
        commits.await();
        BatchResult committed = committing;
        committing = null;
        if (committed != null) {
            lastReportNanos = clock.nanoTime();
            for (int source = 0; source < parts.sources().size(); source++) {
                parts.sources().get(source).committed(committed.plan().ranges().get(source));
            }
        }
    }

    /** Lets the batch before come to its end, although the query has failed. */
    private void settleQuietly(Throwable because) {
        try {
            commits.await();
        } catch (RuntimeException | Error e) {
            because.addSuppressed(e);
        }
    }

    private ProgressReport report(QueryGraph graph, WorkerPool pool) {
        String name = config.nameOf(checkpoint.queryId());
        return new ProgressReport(
                checkpoint.queryId(), config.runId(), name, graph, checkpoint.keyGroups(), pool.workers());
    }

    private BudgetWatch budgets(QueryGraph graph) {
        List<String> ids =
                graph.operators().stream().map(node -> node.operator().id()).toList();
        try {
            return new BudgetWatch(ids, config.budgets(), parts.log(), listener::stateOverBudget);
        } catch (IllegalArgumentException e) {
            parts.closeAfter(e);
            throw e;
        }
    }

    private void delivered(BatchResult batch, CommitStage.Timing timing) {
        listener.progress(report.of(batch, timing, clock.nanoTime()));
    }

    private void status(String message, boolean active) {
        listener.status(new StreamingQueryStatus(message, planner.isDataAvailable(), active));
    }
}
