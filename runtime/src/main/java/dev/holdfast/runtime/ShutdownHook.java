package dev.holdfast.runtime;

import org.jspecify.annotations.Nullable;

/** What is done for a query when the process ends. Kept no longer than the query runs. Thread safe. */
final class ShutdownHook {

    private final QueryThreads threads;
    private @Nullable Thread thread;

    ShutdownHook(QueryThreads threads) {
        this.threads = threads;
    }

    /** Has {@code task} run when the process ends; at once if it is about to. Only the first call counts. */
    void register(Runnable task) {
        synchronized (this) {
            if (thread != null) {
                return;
            }
            thread = QueryThreads.hook(threads.name() + "-shutdown", task);
            try {
                Runtime.getRuntime().addShutdownHook(thread);
                return;
            } catch (IllegalStateException e) {
                // The process is ending already, and takes no more hooks.
            }
        }
        task.run();
    }

    synchronized void remove() {
        if (thread != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(thread);
            } catch (IllegalStateException e) {
                // The process is ending: the hook runs, or has run.
            }
        }
    }
}
