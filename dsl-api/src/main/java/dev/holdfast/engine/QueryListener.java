package dev.holdfast.engine;

import java.time.Duration;
import java.util.UUID;

/**
 * Hears what becomes of a query. An engine takes several; each hears everything, in the order in which they were given.
 *
 * <p>The order of calls: {@link #started} once, before {@code start} returns; then {@link #progress} once for each batch, when it
 * is delivered, and {@link #idle} in between; {@link #failed} if the query failed; {@link #ended} once, at the very end, when the
 * checkpoint is free and before those who wait for the end hear of it. A query that could not be started calls nothing.
 *
 * <p>Calls come from threads of the query, never two at the same time, and each sees what the one before left. The query waits
 * for them, so a call that takes long should hand its work to a thread of its own. What a listener throws does not harm the
 * query: the first time is logged as a warning, later ones are not. {@link StreamingQuery#stop()} may be called here; methods that
 * wait for the query are refused as in any code that the query calls.
 */
public interface QueryListener {

    /** The query runs: its checkpoint is open and its state restored. */
    default void started(Run run) {}

    /** A batch was committed and delivered. */
    default void progress(StreamingQueryProgress progress) {}

    /** The query had nothing to do for a while; its progress {@link StreamingQueryProgress#isIdle is idle}. */
    default void idle(StreamingQueryProgress progress) {}

    /** There is more state than a {@link StateBudget} allows, or more than four fifths of one that is failing. */
    default void stateOverBudget(Run run, StateOverBudget over) {}

    /** The query failed and is started again after a pause: see {@link RestartPolicy}. Not called for the failure that ends it. */
    default void restarting(Run run, StreamingQueryException failure, Duration pause) {}

    /** The query failed and is over. The log has said so. */
    default void failed(Run run, StreamingQueryException failure) {}

    /** The query is over, whether it was stopped, was done or failed. */
    default void ended(Run run) {}

    /**
     * Which query it is.
     *
     * @param id the query: the same after a restart from its checkpoint
     * @param runId this run of it
     * @param name its name, or the id as text
     */
    record Run(UUID id, UUID runId, String name) {}
}
