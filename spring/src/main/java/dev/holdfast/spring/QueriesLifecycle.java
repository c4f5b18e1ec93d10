package dev.holdfast.spring;

import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.runtime.EmbeddedEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts queries as the last and stops them as the first of what an application context has. A stop waits for the batches that
 * run, all at the same time, so that no bean goes that they use.
 */
final class QueriesLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(QueriesLifecycle.class);

    private final HoldfastQueries queries;
    private final BiConsumer<String, EmbeddedEngine.Builder> customizer;
    private final Runnable closeContext;
    private volatile @Nullable KeepAlive keepAlive;

    /**
     * Of the queries of one context.
     *
     * @param customizer what beans do to the engine of a query
     * @param closeContext closes the context; called by a thread that the context waits for
     */
    QueriesLifecycle(
            HoldfastQueries queries, BiConsumer<String, EmbeddedEngine.Builder> customizer, Runnable closeContext) {
        this.queries = queries;
        this.customizer = customizer;
        this.closeContext = closeContext;
    }

    @Override
    public void start() {
        List<StreamingQuery> started = new ArrayList<>();
        try {
            for (ManagedQuery query : queries.managed()) {
                if (query.isEnabled()) {
                    query.start(engine -> customizer.accept(query.name(), engine), this::closeElsewhere);
                    query.query().ifPresent(started::add);
                }
            }
        } catch (RuntimeException | Error e) {
            stop(started);
            throw e;
        }
        keepAlive = KeepAlive.whileAnyRuns(started);
    }

    /** The query's own thread cannot: closing waits for it. */
    private void closeElsewhere() {
        new Thread(closeContext, "holdfast-close-context").start();
    }

    @Override
    public void stop() {
        stop(queries.managed().stream().flatMap(query -> query.query().stream()).toList());
        KeepAlive last = keepAlive;
        keepAlive = null;
        if (last != null) {
            last.end();
        }
    }

    private static void stop(List<StreamingQuery> running) {
        List<Thread> stops = running.stream()
                .filter(StreamingQuery::isActive)
                .map(QueriesLifecycle::stopping)
                .toList();
        stops.forEach(Thread::start);
        stops.forEach(QueriesLifecycle::join);
    }

    private static Thread stopping(StreamingQuery query) {
        return new Thread(
                () -> {
                    try {
                        query.stop();
                    } catch (RuntimeException e) {
                        LOG.error(
                                "Query {} did not stop in order; the application goes down without it",
                                query.name(),
                                e);
                    }
                },
                "holdfast-stop-" + query.name());
    }

    /** An interrupt does not end the wait, which is as long as the stop timeout at most, but is kept for the caller. */
    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return keepAlive != null;
    }

    /** Behind the web server at the start, before it at the end. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
