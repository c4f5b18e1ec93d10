package dev.holdfast.runtime;

import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryStatus;
import dev.holdfast.plan.LogicalPlan;
import dev.holdfast.runtime.batch.LoopSignal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A query as its users see it; {@link QueryRun} is what runs in its threads. */
final class EmbeddedQuery implements StreamingQuery {

    private final UUID id;
    private final UUID runId;
    private final String name;
    private final QueryThreads threads;
    private final LoopSignal signal;
    private final ProgressHistory history;
    private final CompletableFuture<Void> ended;

    private EmbeddedQuery(UUID id, String name, QueryThreads threads, QueryRun run, CompletableFuture<Void> ended) {
        this.id = id;
        this.name = name.isEmpty() ? id.toString() : name;
        this.threads = threads;
        runId = run.runId();
        signal = run.signal();
        history = run.history();
        this.ended = ended;
    }

    /** Starts the threads and waits until the query runs, or could not be started. */
    static EmbeddedQuery start(EngineOptions options, LogicalPlan plan) {
        String label = options.name().isEmpty() ? "holdfast" : "holdfast-" + options.name();
        QueryThreads threads = new QueryThreads(label, options.workers());
        QueryRun run = new QueryRun(options, plan, threads);
        CompletableFuture<Void> ended =
                CompletableFuture.runAsync(run, threads.loop()).whenComplete((nothing, failure) -> threads.close());
        try {
            UUID id = run.queryId().join();
            return new EmbeddedQuery(id, options.name(), threads, run, ended);
        } catch (CompletionException e) {
            throw StartFailure.of(e);
        }
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public UUID runId() {
        return runId;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isActive() {
        return !ended.isDone();
    }

    @Override
    public StreamingQueryStatus status() {
        return isActive()
                ? history.status()
                : new StreamingQueryStatus(exception().isPresent() ? "Failed" : "Stopped", false, false);
    }

    @Override
    public Optional<StreamingQueryProgress> lastProgress() {
        return history.last();
    }

    @Override
    public List<StreamingQueryProgress> recentProgress() {
        return history.recent();
    }

    @Override
    public Optional<StreamingQueryException> exception() {
        if (!ended.isCompletedExceptionally()) {
            return Optional.empty();
        }
        return Optional.of(
                ended.handle((nothing, failure) -> unwrapped(failure)).join());
    }

    @Override
    public void stop() {
        signal.stop();
        if (!threads.isCaller()) {
            ended.exceptionally(failure -> null).join();
        }
    }

    @Override
    public void awaitTermination() throws InterruptedException {
        try {
            ended.get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
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
            throw unwrapped(e);
        }
    }

    @Override
    public void processAllAvailable() throws InterruptedException {
        if (!signal.awaitIdle()) {
            ended.exceptionally(failure -> null).join();
        }
        Optional<StreamingQueryException> failure = exception();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private static StreamingQueryException unwrapped(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof StreamingQueryException known
                ? known
                : new StreamingQueryException("The query failed: " + cause, cause);
    }
}
