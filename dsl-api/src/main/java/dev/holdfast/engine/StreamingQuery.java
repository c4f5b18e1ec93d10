package dev.holdfast.engine;

import dev.holdfast.plan.LogicalPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A pipeline that is running. Methods may be called from any thread. Those that wait are refused, with an
 * {@link IllegalStateException}, in threads of the query itself: in update functions, steps, sources and sinks, which the query
 * would have to wait for. There {@link #stop()} only asks.
 */
public interface StreamingQuery extends AutoCloseable {

    /** Identifies the query: the same after a restart from its checkpoint. */
    UUID id();

    /** Identifies this run of it. */
    UUID runId();

    /** The name that the engine was given, or the id as text. */
    String name();

    /** What it computes, for those who draw it; empty of an engine that does not tell. */
    default Optional<LogicalPlan> plan() {
        return Optional.empty();
    }

    /** Whether it is still running. */
    boolean isActive();

    /** What it is doing now. */
    StreamingQueryStatus status();

    /** What the last batch did, or the report of a query that has been idle since; empty before the first of either. */
    Optional<StreamingQueryProgress> lastProgress();

    /** What the last batches did, oldest first, with the reports while it was idle; at most 100. */
    List<StreamingQueryProgress> recentProgress();

    /** Why the query ended, if it failed. */
    Optional<StreamingQueryException> exception();

    /**
     * Adds one who hears what becomes of the query from now on, behind those that there are. An engine's own {@code listener(…)} hears
     * the start too. In a query that has ended it hears nothing.
     */
    void addListener(QueryListener listener);

    /**
     * Ends the query after the batch that is running, and waits for that as long as the engine was told to, by default a
     * minute. The last batch is committed and delivered. Does nothing if the query has ended. In a thread of the query it
     * returns at once, and the query ends after the batch.
     *
     * @throws StopTimeoutException if the query has not ended by then, or cannot end because code that it called ends the
     *     process
     */
    void stop();

    /**
     * As {@link #stop()}, with a bound for this time. An interrupt of the calling thread does not end the wait.
     *
     * @param timeout how long to wait
     * @throws StopTimeoutException if the query has not ended by then, or cannot end because code that it called ends the
     *     process
     * @throws IllegalStateException in a thread of the query
     */
    void stop(Duration timeout);

    /**
     * Waits until the query has ended.
     *
     * @throws StreamingQueryException if it failed
     * @throws InterruptedException if this thread is interrupted; the query goes on
     */
    void awaitTermination() throws InterruptedException;

    /**
     * Waits until the query has ended, but not longer than {@code timeout}.
     *
     * @return whether it has ended
     * @throws StreamingQueryException if it failed
     * @throws InterruptedException if this thread is interrupted; the query goes on
     */
    boolean awaitTermination(Duration timeout) throws InterruptedException;

    /**
     * Waits until everything that the sources have now is processed and delivered, with the timeouts that are then due. For
     * tests: with a source that never pauses it may not return.
     *
     * @throws StreamingQueryException if the query failed
     * @throws InterruptedException if this thread is interrupted; the query goes on
     */
    void processAllAvailable() throws InterruptedException;

    /**
     * Stops the query in order when the process is told to end, by SIGTERM or Ctrl-C: the last batch is committed and delivered, for
     * which there is as much time as for {@link #stop()}; if that is not enough, the log says what hangs. Has no further effect when
     * the query has ended, or when it is called again.
     *
     * @return this query
     */
    StreamingQuery stopOnShutdown();

    /** The same as {@link #stop}. */
    @Override
    default void close() {
        stop();
    }
}
