package dev.holdfast.spring;

import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import java.util.List;

/** Keeps the process alive while a query runs, as a web server does: the threads of queries are daemons. */
final class KeepAlive {

    private final Thread thread;

    private KeepAlive(Thread thread) {
        this.thread = thread;
    }

    static KeepAlive whileAnyRuns(List<StreamingQuery> queries) {
        Thread thread = new Thread(() -> queries.forEach(KeepAlive::await), "holdfast-keep-alive");
        thread.setDaemon(false);
        thread.start();
        return new KeepAlive(thread);
    }

    private static void await(StreamingQuery query) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        try {
            query.awaitTermination();
        } catch (StreamingQueryException e) {
            // The log has said so.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does not wait for a query that did not stop. */
    void end() {
        thread.interrupt();
    }
}
