package dev.holdfast.runtime;

import dev.holdfast.engine.StreamingQueryException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The run of a query, from which its end can be told. A failure of a query that had started is logged and handed on before
 * anybody who waits hears of it, since the process may then be over.
 */
final class QueryEnd extends FutureTask<@Nullable Void> {

    private static final Logger LOG = LoggerFactory.getLogger(QueryEnd.class);

    private final QueryTask task;
    private final EngineOptions options;
    private final CountDownLatch ran = new CountDownLatch(1);
    private final CountDownLatch reported = new CountDownLatch(1);
    private final AtomicBoolean hasSaidThatHandlerHangs = new AtomicBoolean();
    private final ShutdownHook hook;
    private volatile long ranNanos;
    private @Nullable StreamingQueryException failure;

    QueryEnd(QueryTask task, EngineOptions options, QueryThreads threads) {
        super(task, null);
        hook = new ShutdownHook(threads);
        this.task = task;
        this.options = options;
    }

    @Override
    protected void done() {
        ranNanos = options.clock().nanoTime();
        ran.countDown();
        try {
            if (task.hasStarted()) {
                failure().ifPresent(this::report);
                task.listeners().ended(task.identity());
                failure().ifPresent(this::handOn);
            }
        } finally {
            reported.countDown();
            hook.remove();
        }
    }

    /** Has {@code stop} called when the process ends, unless the query has ended before. */
    void stopOnShutdown(Runnable stop) {
        hook.register(stop);
        if (isDone()) {
            hook.remove();
        }
    }

    private void report(StreamingQueryException cause) {
        LOG.error(
                "Query {} failed{}{}",
                task.identity().name(),
                task.restarts() == 0 ? "" : " for good after " + task.restarts() + " restarts",
                QueryFailure.place(cause),
                cause);
        task.listeners().failed(task.identity(), cause);
    }

    private void handOn(StreamingQueryException cause) {
        try {
            options.onFailure().accept(cause);
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "Query {}: what onFailure was given threw", task.identity().name(), e);
        }
    }

    /** Why the query ended, if it has failed. */
    Optional<StreamingQueryException> failure() {
        if (!isDone()) {
            return Optional.empty();
        }
        try {
            get(0, TimeUnit.NANOSECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(failure(e));
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("a task that is done does not wait", e);
        }
    }

    /** Waits until the query has ended and told of its failure, for which it has as long as for a stop. Returns whether it has. */
    boolean await(long nanos) throws InterruptedException {
        if (!ran.await(nanos, TimeUnit.NANOSECONDS)) {
            return false;
        }
        long bound = TimeUnit.NANOSECONDS.convert(options.stopTimeout());
        if (reported.await(Math.min(nanos, bound), TimeUnit.NANOSECONDS)) {
            return true;
        }
        boolean isOverdue = nanos >= bound || options.clock().nanoTime() - ranNanos >= bound;
        if (isOverdue && hasSaidThatHandlerHangs.compareAndSet(false, true)) {
            LOG.warn(
                    "Query {}: what onFailure was given has not returned after {}, and is not waited for any longer",
                    task.identity().name(),
                    options.stopTimeout());
        }
        return isOverdue;
    }

    /** Made when somebody asks: a thread whose heap is full makes no messages. The same for everybody. */
    private synchronized StreamingQueryException failure(ExecutionException e) {
        if (failure == null) {
            failure = QueryFailure.of(e.getCause() == null ? e : e.getCause(), options);
        }
        return failure;
    }
}
