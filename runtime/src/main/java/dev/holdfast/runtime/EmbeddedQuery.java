package dev.holdfast.runtime;

import dev.holdfast.engine.QueryListener;
import dev.holdfast.engine.StopTimeoutException;
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
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A query as its users see it; {@link QueryTask} is what runs in its threads. */
final class EmbeddedQuery implements StreamingQuery {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedQuery.class);

    /** How often a wait for the end looks whether the end can come. */
    private static final long SLICE_NANOS = 100_000_000;

    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    private final UUID id;
    private final EngineOptions options;
    private final QueryThreads threads;
    private final QueryTask task;
    private final QueryEnd ended;

    private EmbeddedQuery(UUID id, EngineOptions options, QueryThreads threads, QueryTask task, QueryEnd ended) {
        this.id = id;
        this.options = options;
        this.threads = threads;
        this.task = task;
        this.ended = ended;
    }

    /** Starts the threads and waits until the query runs, or could not be started. */
    static EmbeddedQuery start(EngineOptions options, LogicalPlan plan) {
        String label = options.name().isEmpty() ? "holdfast" : "holdfast-" + options.name();
        QueryThreads threads = new QueryThreads(label, options.name(), options.workers());
        QueryTask task = new QueryTask(options, plan, threads);
        QueryEnd ended = new QueryEnd(task, options, threads);
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
    public Optional<LogicalPlan> plan() {
        return Optional.of(task.plan());
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
        return ended.failure();
    }

    @Override
    public void addListener(QueryListener listener) {
        task.listeners().add(listener);
    }

    @Override
    public void stop() {
        task.signal().stop();
        if (!threads.isCaller()) {
            stop(options.stopTimeout());
        }
    }

    @Override
    public void stop(Duration timeout) {
        refuseOwnThread("stop");
        task.signal().stop();
        long left = TimeUnit.NANOSECONDS.convert(timeout);
        while (!hasEnded(Math.min(left, SLICE_NANOS))) {
            refuseExit();
            left -= SLICE_NANOS;
            if (left <= 0) {
                throw threads.hanging().timeout(name(), task.signal().activity(), timeout);
            }
        }
    }

    @Override
    public void awaitTermination() throws InterruptedException {
        awaitTermination(FOR_EVER);
    }

    @Override
    public boolean awaitTermination(Duration timeout) throws InterruptedException {
        refuseOwnThread("awaitTermination");
        if (!threads.isCaller() && !ended.await(TimeUnit.NANOSECONDS.convert(timeout))) {
            return false;
        }
        Optional<StreamingQueryException> failure = ended.failure();
        if (failure.isPresent()) {
            throw failure.get();
        }
        return true;
    }

    @Override
    public void processAllAvailable() throws InterruptedException {
        refuseOwnThread("processAllAvailable");
        if (!task.signal().awaitIdle()) {
            awaitTermination();
        }
    }

    @Override
    public StreamingQuery stopOnShutdown() {
        ended.stopOnShutdown(this::stopInHook);
        return this;
    }

    /** Nobody catches what a shutdown hook throws. */
    private void stopInHook() {
        try {
            stop();
        } catch (StopTimeoutException e) {
            LOG.warn("Query {} is cut off by the end of the process. {}", name(), e.getMessage(), e);
        }
    }

    /** Code that the query calls would wait for itself; only what is called when the query has failed need not wait. */
    private void refuseOwnThread(String method) {
        if (threads.isCaller() && isActive()) {
            throw new IllegalStateException(method + "() of query " + name() + " was called in a thread of that query, "
                    + Thread.currentThread().getName()
                    + ", and would wait for the code that called it. Call it from another"
                    + " thread, or let the code throw to end the query.");
        }
    }

    private void refuseExit() {
        for (HangingStep step : threads.steps()) {
            if (step.isExit()) {
                throw step.exit(name(), task.signal().activity());
            }
        }
    }

    /** Whether the query ends in time. An interrupt of this thread does not end the wait. */
    private boolean hasEnded(long nanos) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return threads.isCaller() || ended.await(nanos);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
