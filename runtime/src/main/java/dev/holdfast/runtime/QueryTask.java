package dev.holdfast.runtime;

import dev.holdfast.plan.LogicalPlan;
import dev.holdfast.runtime.batch.LoopSignal;
import dev.holdfast.runtime.checkpoint.recovery.LateCommitException;
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
    private final CompletableFuture<UUID> queryId = new CompletableFuture<>();

    QueryTask(EngineOptions options, LogicalPlan plan, QueryThreads threads) {
        this.options = options;
        this.plan = plan;
        this.threads = threads;
        runId = options.ids().get();
        signal = new LoopSignal(options.clock());
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

    /** Throws what ended the query, as it is. */
    @Override
    public void run() {
        try {
            runQuery();
            LOG.info("Query {} stopped", queryId.join());
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
            ended = runToEnd();
        }
    }

    /** False if a run that had lost the checkpoint to this one committed a batch after all: that is taken up as by any start. */
    private boolean runToEnd() throws IOException {
        OpenQuery.Workers executors =
                new OpenQuery.Workers(threads.workers(), threads.committer(), threads.snapshots());
        try (OpenQuery query = OpenQuery.open(options, plan, runId, executors, signal, history)) {
            LOG.info(
                    "Query {} started, epoch {}, {} workers",
                    query.checkpoint().queryId(),
                    query.checkpoint().epoch(),
                    options.workers());
            queryId.complete(query.checkpoint().queryId());
            query.loop().run();
            return true;
        } catch (LateCommitException e) {
            LOG.warn("{} It is started again here.", e.getMessage());
            return false;
        }
    }
}
