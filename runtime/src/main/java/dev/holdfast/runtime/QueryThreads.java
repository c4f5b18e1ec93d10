package dev.holdfast.runtime;

import java.util.Comparator;
import java.util.List;
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

    /** How the name of the thread ends that commits and delivers. */
    static final String COMMIT = "-commit";

    private static final String SNAPSHOT = "-snapshot";

    private final Set<Thread> own = ConcurrentHashMap.newKeySet();
    private final ExecutorService loop;
    private final ExecutorService committer;
    private final ExecutorService snapshots;
    private final ExecutorService workers;

    QueryThreads(String name, int workerCount) {
        loop = Executors.newSingleThreadExecutor(named(name + "-loop"));
        committer = Executors.newSingleThreadExecutor(named(name + COMMIT));
        snapshots = Executors.newSingleThreadExecutor(named(name + SNAPSHOT));
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

    /** Where the threads stand: that which commits first, since the loop may wait for it, and that of snapshots last. */
    List<HangingStep> steps() {
        return own.stream()
                .sorted(Comparator.comparing(
                                (Thread thread) -> !thread.getName().endsWith(COMMIT))
                        .thenComparing(thread -> thread.getName().endsWith(SNAPSHOT)))
                .map(HangingStep::of)
                .toList();
    }

    /** The thread that most likely keeps the query from ending. */
    HangingStep hanging() {
        List<HangingStep> all = steps();
        return all.stream().filter(HangingStep::isBusy).findFirst().orElse(all.get(0));
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
