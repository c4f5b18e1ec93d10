package dev.holdfast.runtime;

import dev.holdfast.plan.LogicalPlan;
import dev.holdfast.runtime.batch.Catalog;
import dev.holdfast.runtime.batch.LoopListener;
import dev.holdfast.runtime.batch.LoopSignal;
import dev.holdfast.runtime.batch.MicroBatchLoop;
import dev.holdfast.runtime.batch.QueryConfig;
import dev.holdfast.runtime.batch.QueryGraph;
import dev.holdfast.runtime.batch.WorkerPool;
import dev.holdfast.runtime.checkpoint.Checkpoint;
import dev.holdfast.runtime.store.StateStore;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The parts of a query that are open while it runs, restored to where its checkpoint ends. */
final class OpenQuery implements AutoCloseable {

    private final Checkpoint checkpoint;
    private final StateStore store;
    private @Nullable MicroBatchLoop loop;

    private OpenQuery(Checkpoint checkpoint, StateStore store) {
        this.checkpoint = checkpoint;
        this.store = store;
    }

    /** Who does the work. */
    record Workers(Executor workers, Executor committer, Executor snapshots) {}

    static OpenQuery open(
            EngineOptions options,
            LogicalPlan plan,
            UUID runId,
            Workers executors,
            LoopSignal signal,
            LoopListener listener)
            throws IOException {
        QueryGraph graph = QueryGraph.of(plan);
        Catalog.checkFormats(graph);
        OpenQuery query = openStore(openCheckpoint(options, executors.snapshots()), options);
        try {
            query.loop = openLoop(graph, options, runId, query, executors, signal, listener);
            return query;
        } catch (IOException | RuntimeException | Error e) {
            query.closeAfter(e);
            throw e;
        }
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    MicroBatchLoop loop() {
        return Objects.requireNonNull(loop);
    }

    /** Closes all of it, in the opposite order, each part whatever the others throw. */
    @Override
    public void close() throws IOException {
        try {
            if (loop != null) {
                loop.close();
            }
        } finally {
            try {
                store.close();
            } finally {
                checkpoint.close();
            }
        }
    }

    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static OpenQuery openStore(Checkpoint checkpoint, EngineOptions options) {
        try {
            return new OpenQuery(checkpoint, options.stateStore().get());
        } catch (RuntimeException | Error e) {
            checkpoint.close();
            throw e;
        }
    }

    private static Checkpoint openCheckpoint(EngineOptions options, Executor snapshots) {
        return Checkpoint.open(
                options.files(),
                options.directory(),
                options.checkpoint(),
                snapshots,
                options.ids(),
                options.clock().millis());
    }

    private static MicroBatchLoop openLoop(
            QueryGraph graph,
            EngineOptions options,
            UUID runId,
            OpenQuery parts,
            Workers executors,
            LoopSignal signal,
            LoopListener listener)
            throws IOException {
        return new MicroBatchLoop(
                graph,
                new QueryConfig(
                        runId,
                        options.name(),
                        options.trigger(),
                        options.limits(),
                        options.pollInterval(),
                        options.idleReportInterval(),
                        options.maxClockStep(),
                        options.droppedStates(),
                        options.budgets(),
                        options.watch()),
                parts.checkpoint,
                parts.store,
                new WorkerPool(executors.workers(), options.workers(), parts.checkpoint.keyGroups()),
                executors.committer(),
                signal,
                options.clock(),
                listener);
    }
}
