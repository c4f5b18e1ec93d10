package dev.holdfast.runtime;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.engine.CheckpointInUseException;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.engine.QueryListener.Run;
import dev.holdfast.engine.RestartPolicy;
import dev.holdfast.engine.StateBudgetException;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.runtime.batch.LoopSignal;
import dev.holdfast.runtime.report.Listeners;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether a query that failed starts again, and waits until then. Used by the thread of the loop. */
final class QueryRestarts {

    private static final Logger LOG = LoggerFactory.getLogger(QueryRestarts.class);

    private final EngineOptions options;
    private final LoopSignal signal;
    private final Listeners listeners;
    private boolean isRunning;
    private long startedNanos;
    private int inRow;

    QueryRestarts(EngineOptions options, LoopSignal signal, Listeners listeners) {
        this.options = options;
        this.signal = signal;
        this.listeners = listeners;
    }

    /** The query runs, for the first time or again. */
    void running() {
        isRunning = true;
        startedNanos = options.clock().nanoTime();
    }

    /** How many restarts in a row there have been. */
    int inRow() {
        return inRow;
    }

    /** Waits for the next start. False if there is none: then {@code thrown} ends the query. */
    boolean again(Run run, Throwable thrown) {
        RestartPolicy policy = options.restartPolicy();
        if (wasHealthy()) {
            inRow = 0;
        }
        isRunning = false;
        if (inRow >= policy.attempts() || !isWorthIt(thrown) || signal.isStopped()) {
            return false;
        }
        inRow++;
        Duration pause = policy.pause(inRow);
        long untilMillis = options.clock().millis() + pause.toMillis();
        StreamingQueryException failure = QueryFailure.of(thrown, options);
        LOG.warn(
                "Query {} failed{}. It starts again in {}, attempt {} of {}",
                run.name(),
                QueryFailure.place(failure),
                pause,
                inRow,
                policy.attempts(),
                failure);
        listeners.restarting(run, failure, pause);
        return signal.awaitTime(untilMillis);
    }

    private boolean wasHealthy() {
        long ranNanos = isRunning ? options.clock().nanoTime() - startedNanos : 0;
        return ranNanos >= TimeUnit.NANOSECONDS.convert(options.restartPolicy().healthyAfter());
    }

    /** A checkpoint that is damaged, does not fit or is somebody else's is no better a second time, nor is too much state. */
    private static boolean isWorthIt(Throwable thrown) {
        Throwable cause =
                thrown instanceof StreamingQueryException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return !(thrown instanceof Error
                || thrown instanceof StateBudgetException
                || cause instanceof CheckpointCorruptException
                || cause instanceof CheckpointIncompatibleException
                || cause instanceof CheckpointInUseException);
    }
}
