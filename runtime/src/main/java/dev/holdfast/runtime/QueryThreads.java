package dev.holdfast.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * The threads of a query. The only place of the runtime that makes threads. All are daemons: a query does not keep the
 * virtual machine alive, waiting for it does.
 */
final class QueryThreads implements AutoCloseable {

    private final Set<Thread> own = ConcurrentHashMap.newKeySet();
    private final ExecutorService loop;
    private final ExecutorService committer;
    private final ExecutorService snapshots;
    private final ExecutorService workers;

    QueryThreads(String name, int workerCount) {
        loop = Executors.newSingleThreadExecutor(named(name + "-loop"));
        committer = Executors.newSingleThreadExecutor(named(name + "-commit"));
        snapshots = Executors.newSingleThreadExecutor(named(name + "-snapshot"));
        workers = Executors.newFixedThreadPool(Math.max(1, workerCount - 1), named(name + "-worker"));
    }

    Executor loop() {
        return loop;
    }

    Executor committer() {
        return committer;
    }

    Executor snapshots() {
        return snapshots;
    }

    Executor workers() {
        return workers;
    }

    /** Ends the threads when they have done what they were given. */
    @Override
    public void close() {
        workers.shutdown();
        committer.shutdown();
        snapshots.shutdown();
        loop.shutdown();
    }

    /** Whether the calling thread is one of these, so that it must not wait for the query to end. */
    boolean isCaller() {
        return own.contains(Thread.currentThread());
    }

    private ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            own.add(thread);
            return thread;
        };
    }
}
