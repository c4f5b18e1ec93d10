package dev.holdfast.runtime;

import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryStatus;
import dev.holdfast.plan.LogicalPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A query as its users see it; {@link QueryTask} is what runs in its threads. */
final class EmbeddedQuery implements StreamingQuery {

    private final UUID id;
    private final EngineOptions options;
    private final QueryThreads threads;
    private final QueryTask task;
    private final FutureTask<?> ended;
    private @Nullable StreamingQueryException failure;

    private EmbeddedQuery(UUID id, EngineOptions options, QueryThreads threads, QueryTask task, FutureTask<?> ended) {
        this.id = id;
        this.options = options;
        this.threads = threads;
        this.task = task;
        this.ended = ended;
    }

    /** Starts the threads and waits until the query runs, or could not be started. */
    static EmbeddedQuery start(EngineOptions options, LogicalPlan plan) {
        String label = options.name().isEmpty() ? "holdfast" : "holdfast-" + options.name();
        QueryThreads threads = new QueryThreads(label, options.workers());
        QueryTask task = new QueryTask(options, plan, threads);
        FutureTask<?> ended = new FutureTask<>(task, null);
        threads.loop().execute(ended);
        try {
            return new EmbeddedQuery(task.queryId().join(), options, threads, task, ended);
        } catch (CompletionException e) {
            throw QueryFailure.atStart(e.getCause() == null ? e : e.getCause(), options);
        }
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public UUID runId() {
        return task.runId();
    }

    @Override
    public String name() {
        return options.name().isEmpty() ? id.toString() : options.name();
    }

    @Override
    public boolean isActive() {
        return !ended.isDone();
    }

    @Override
    public StreamingQueryStatus status() {
        return isActive()
                ? task.history().status()
                : new StreamingQueryStatus(exception().isPresent() ? "Failed" : "Stopped", false, false);
    }

    @Override
    public Optional<StreamingQueryProgress> lastProgress() {
        return task.history().last();
    }

    @Override
    public List<StreamingQueryProgress> recentProgress() {
        return task.history().recent();
    }

    @Override
    public Optional<StreamingQueryException> exception() {
        if (!ended.isDone()) {
            return Optional.empty();
        }
        try {
            ended.get(0, TimeUnit.NANOSECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(failure(e));
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("a task that is done does not wait", e);
        }
    }

    @Override
    public void stop() {
        task.signal().stop();
        if (!threads.isCaller()) {
            awaitEnd();
        }
    }

    @Override
    public void awaitTermination() throws InterruptedException {
        try {
            ended.get();
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    @Override
    public boolean awaitTermination(Duration timeout) throws InterruptedException {
        try {
            ended.get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    @Override
    public void processAllAvailable() throws InterruptedException {
        if (!task.signal().awaitIdle()) {
            awaitTermination();
        }
    }

    /** Waits to the end, also in a thread that is interrupted: the checkpoint is free when {@code stop} returns. */
    private void awaitEnd() {
        boolean interrupted = Thread.interrupted();
        while (!ended.isDone()) {
            try {
                ended.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Made when somebody asks: a thread whose heap is full makes no messages. The same for everybody. */
    private synchronized StreamingQueryException failure(ExecutionException e) {
        if (failure == null) {
            failure = QueryFailure.of(e.getCause() == null ? e : e.getCause(), options);
        }
        return failure;
    }
}
