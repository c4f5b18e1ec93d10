package dev.holdfast.runtime;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;

/**
 * The threads of a query. The only place of the runtime that makes threads. All are daemons: a query does not keep the
 * virtual machine alive, waiting for it does.
 */
final class QueryThreads implements AutoCloseable {

    /** How the name of the thread ends that commits and delivers. */
    static final String COMMIT = "-commit";

    private static final String MDC_KEY = "query";

    private static final String SNAPSHOT = "-snapshot";

    private final String name;
    private volatile String query;
    private final Set<Thread> own = ConcurrentHashMap.newKeySet();
    private final ExecutorService loop;
    private final ExecutorService committer;
    private final ExecutorService snapshots;
    private final ExecutorService workers;

    QueryThreads(String name, String queryName, int workerCount) {
        query = queryName;
        this.name = name;
        loop = pool(1, "-loop");
        committer = pool(1, COMMIT);
        snapshots = pool(1, SNAPSHOT);
        workers = pool(Math.max(1, workerCount - 1), "-worker");
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

    /** A thread for a hook of the virtual machine; it is none of the query's own. */
    static Thread hook(String name, Runnable task) {
        return new Thread(task, name);
    }

    /** How its threads' names begin. */
    String name() {
        return name;
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

    /** What the lines of these threads in the log carry as {@code query}; unknown until the checkpoint is open. */
    void query(String queryName) {
        query = queryName;
        markCaller();
    }

    private ExecutorService pool(int size, String suffix) {
        return new ThreadPoolExecutor(
                size, size, 0, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), named(name + suffix)) {
            @Override
            protected void beforeExecute(Thread thread, Runnable task) {
                markCaller();
            }
        };
    }

    /** User code may have cleared the mark. A task must run without it rather than not at all: somebody waits for its end. */
    private void markCaller() {
        try {
            if (!query.isEmpty() && !query.equals(MDC.get(MDC_KEY))) {
                MDC.put(MDC_KEY, query);
            }
        } catch (OutOfMemoryError e) {
            // The heap is full, and what the task does will say so.
        }
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
