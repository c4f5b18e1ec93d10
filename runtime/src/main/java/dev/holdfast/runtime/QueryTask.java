package dev.holdfast.runtime;

import dev.holdfast.engine.QueryListener;
import dev.holdfast.engine.StateOverBudget;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryStatus;
import dev.holdfast.plan.LogicalPlan;
import dev.holdfast.runtime.batch.LoopListener;
import dev.holdfast.runtime.batch.LoopSignal;
import dev.holdfast.runtime.checkpoint.Checkpoint;
import dev.holdfast.runtime.checkpoint.recovery.LateCommitException;
import dev.holdfast.runtime.report.Listeners;
import dev.holdfast.runtime.report.ProgressLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a query, from the opening of its checkpoint to its end: what its loop thread does. */
final class QueryTask implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(QueryTask.class);

    private final EngineOptions options;
    private final LogicalPlan plan;
    private final QueryThreads threads;
    private final UUID runId;
    private final LoopSignal signal;
    private final ProgressHistory history = new ProgressHistory();
    private final Listeners listeners;
    private final ProgressLog progressLog;
    private final QueryRestarts restarts;
    private final CompletableFuture<UUID> queryId = new CompletableFuture<>();

    QueryTask(EngineOptions options, LogicalPlan plan, QueryThreads threads) {
        this.options = options;
        this.plan = plan;
        this.threads = threads;
        runId = options.ids().get();
        signal = new LoopSignal(options.clock());
        listeners = new Listeners(options.listeners());
        progressLog = new ProgressLog(options.clock(), options.progressLogInterval());
        restarts = new QueryRestarts(options, signal, listeners);
    }

    LogicalPlan plan() {
        return plan;
    }

    UUID runId() {
        return runId;
    }

    LoopSignal signal() {
        return signal;
    }

    ProgressHistory history() {
        return history;
    }

    /** Whether the query has run, so that a failure was not thrown by {@code start}. */
    boolean hasStarted() {
        return queryId.isDone() && !queryId.isCompletedExceptionally();
    }

    /** Completes when the query runs, with its id, or, if it cannot be started, with the reason. */
    CompletableFuture<UUID> queryId() {
        return queryId;
    }

    /** What the query is called; only when it has started. */
    QueryListener.Run identity() {
        UUID id = queryId.join();
        return new QueryListener.Run(id, runId, options.name().isEmpty() ? id.toString() : options.name());
    }

    /** Who hears of the query. */
    Listeners listeners() {
        return listeners;
    }

    /** How often it was started again in a row before it failed. */
    int restarts() {
        return restarts.inRow();
    }

    /** Throws what ended the query, as it is. */
    @Override
    public void run() {
        try {
            runQuery();
            progressLog.close();
            LOG.info("Query {} stopped", identity().name());
        } catch (IOException e) {
            queryId.completeExceptionally(e);
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            queryId.completeExceptionally(e);
            throw e;
        } finally {
            threads.close();
            signal.end();
        }
    }

    private void runQuery() throws IOException {
        boolean ended = false;
        while (!ended) {
            try {
                ended = runToEnd();
            } catch (IOException | RuntimeException | Error e) {
                if (!hasStarted() || !restarts.again(identity(), e)) {
                    throw e;
                }
            }
        }
    }

    /** False if a run that had lost the checkpoint to this one committed a batch after all: that is taken up as by any start. */
    private boolean runToEnd() throws IOException {
        OpenQuery.Workers executors =
                new OpenQuery.Workers(threads.workers(), threads.committer(), threads.snapshots());
        try (OpenQuery query = OpenQuery.open(options, plan, runId, executors, signal, heard())) {
            started(query.checkpoint());
            query.loop().run();
            return true;
        } catch (LateCommitException e) {
            LOG.warn("{} It is started again here.", e.getMessage());
            return false;
        }
    }

    private void started(Checkpoint checkpoint) {
        QueryListener.Run run = new QueryListener.Run(
                checkpoint.queryId(),
                runId,
                options.name().isEmpty() ? checkpoint.queryId().toString() : options.name());
        threads.query(run.name());
        LOG.info(
                "Query {} started, id {}, epoch {}, {} workers",
                run.name(),
                run.id(),
                checkpoint.epoch(),
                options.workers());
        restarts.running();
        if (!queryId.isDone()) {
            listeners.started(run);
            queryId.complete(run.id());
        }
    }

    /** The loop tells of a batch only when the one before is delivered, so these hear of one thing at a time. */
    private LoopListener heard() {
        return new LoopListener() {
            @Override
            public void progress(StreamingQueryProgress progress) {
                history.progress(progress);
                progressLog.progress(progress);
                listeners.progress(progress);
            }

            @Override
            public void stateOverBudget(StateOverBudget over) {
                listeners.stateOverBudget(identity(), over);
            }

            @Override
            public void status(StreamingQueryStatus status) {
                history.status(status);
            }
        };
    }
}
