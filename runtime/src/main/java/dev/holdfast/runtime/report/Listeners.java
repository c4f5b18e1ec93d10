package dev.holdfast.runtime.report;

import dev.holdfast.engine.QueryListener;
import dev.holdfast.engine.QueryListener.Run;
import dev.holdfast.engine.StateOverBudget;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.StreamingQueryProgress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners of a query. What they throw goes to the log, once for each. They are told by one thread at a time. */
public final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Guarded> all = new CopyOnWriteArrayList<>();

    /** Tells each of {@code listeners}, in this order. */
    public Listeners(List<? extends QueryListener> listeners) {
        listeners.forEach(this::add);
    }

    /** Tells {@code listener} too, from now on. May be called by any thread. */
    public void add(QueryListener listener) {
        all.add(new Guarded(Objects.requireNonNull(listener, "listener")));
    }

    /** The query runs. */
    public void started(Run run) {
        tell(run.name(), listener -> listener.started(run));
    }

    /** A batch was delivered, or the query had nothing to do. */
    public void progress(StreamingQueryProgress progress) {
        tell(progress.name(), listener -> {
            if (progress.isIdle()) {
                listener.idle(progress);
            } else {
                listener.progress(progress);
            }
        });
    }

    /** There is too much state. */
    public void stateOverBudget(Run run, StateOverBudget over) {
        tell(run.name(), listener -> listener.stateOverBudget(run, over));
    }

    /** The query failed and starts again. */
    public void restarting(Run run, StreamingQueryException failure, Duration pause) {
        tell(run.name(), listener -> listener.restarting(run, failure, pause));
    }

    /** The query failed. */
    public void failed(Run run, StreamingQueryException failure) {
        tell(run.name(), listener -> listener.failed(run, failure));
    }

    /** The query is over. */
    public void ended(Run run) {
        tell(run.name(), listener -> listener.ended(run));
    }

    private void tell(String query, Consumer<QueryListener> call) {
        all.forEach(guarded -> guarded.tell(query, call));
    }

    /** A listener that cannot harm the thread that calls it. */
    private static final class Guarded {

        private final QueryListener listener;
        private boolean hasThrown;

        Guarded(QueryListener listener) {
            this.listener = listener;
        }

        void tell(String query, Consumer<QueryListener> call) {
            try {
                call.accept(listener);
            } catch (RuntimeException | Error e) {
                say(query, e);
            } finally {
                // An interrupt flag that is left behind would close the channel of the next batch.
                Thread.interrupted();
            }
        }

        private void say(String query, Throwable thrown) {
            if (!hasThrown) {
                hasThrown = true;
                LOG.warn(
                        "Query {}: listener {} threw. The query goes on, and what this listener throws from now on is not logged.",
                        query,
                        listener.getClass().getName(),
                        thrown);
            }
        }
    }
}
