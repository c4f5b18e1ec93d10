package dev.holdfast.spring;

import dev.holdfast.engine.QueryListener;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.StreamingQueryProgress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Remembers what became of a run. Told by one thread at a time; read from any. */
final class QueryWatch implements QueryListener {

    private final Runnable onFailed;
    private volatile Seen seen = new Seen(QueryState.NOT_STARTED, 0, null, System.nanoTime());

    /**
     * Of a run that is to begin.
     *
     * @param onFailed called at the very end of a run that failed, by a thread of the query
     */
    QueryWatch(Runnable onFailed) {
        this.onFailed = onFailed;
    }

    /**
     * What there was to see.
     *
     * @param restarts in this run
     * @param failure the last one, null before the first
     * @param nanos when a batch last ended, or the query last found nothing to do
     */
    record Seen(QueryState state, int restarts, @Nullable String failure, long nanos) {

        private Seen now(QueryState next) {
            return new Seen(next, restarts, failure, System.nanoTime());
        }

        private Seen failed(QueryState next, StreamingQueryException cause) {
            int more = next == QueryState.RESTARTING ? 1 : 0;
            return new Seen(next, restarts + more, cause.getMessage(), System.nanoTime());
        }
    }

    Seen seen() {
        return seen;
    }

    @Override
    public void started(Run run) {
        seen = seen.now(QueryState.RUNNING);
    }

    @Override
    public void progress(StreamingQueryProgress progress) {
        seen = seen.now(QueryState.RUNNING);
    }

    @Override
    public void idle(StreamingQueryProgress progress) {
        seen = seen.now(QueryState.RUNNING);
    }

    @Override
    public void restarting(Run run, StreamingQueryException failure, Duration pause) {
        seen = seen.failed(QueryState.RESTARTING, failure);
    }

    @Override
    public void failed(Run run, StreamingQueryException failure) {
        seen = seen.failed(QueryState.FAILED, failure);
    }

    @Override
    public void ended(Run run) {
        if (seen.state() == QueryState.FAILED) {
            onFailed.run();
        } else {
            seen = seen.now(QueryState.ENDED);
        }
    }
}
