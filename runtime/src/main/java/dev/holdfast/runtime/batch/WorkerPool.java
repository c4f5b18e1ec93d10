package dev.holdfast.runtime.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * Runs a stage on several workers. Each has a range of its parts, which are the splits of a source or the key groups of an operator, in
 * order; so their outputs, put one behind the other, are in the order of the parts whatever their number.
 */
public final class WorkerPool {

    private final Executor executor;
    private final int workers;
    private final int keyGroups;

    /** One worker is the calling thread. */
    public WorkerPool(Executor executor, int workers, int keyGroups) {
        this.executor = executor;
        this.workers = Math.min(workers, keyGroups);
        this.keyGroups = keyGroups;
    }

    int workers() {
        return workers;
    }

    /** What a worker does with one of its parts. */
    interface PartTask {
        void run(int worker, int part);
    }

    /** Runs the task for each key group: see {@link #run(int, boolean, PartTask)}. */
    void run(boolean inline, PartTask task) {
        run(keyGroups, inline, task);
    }

    /**
     * Runs the task for each part and returns when all are done. What fails is thrown here, that of the first range if
     * several do.
     *
     * @param inline whether to do it all in the calling thread
     */
    void run(int parts, boolean inline, PartTask task) {
        List<FutureTask<?>> ranges = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            int number = worker;
            ranges.add(new FutureTask<>(() -> runRange(number, parts, task), null));
        }
        for (int worker = workers - 1; worker >= 0; worker--) {
            Executor where = inline || worker == 0 ? Runnable::run : executor;
            where.execute(ranges.get(worker));
        }
        ranges.forEach(Outcome::ignoring);
        ranges.forEach(Outcome::of);
    }

    private void runRange(int worker, int parts, PartTask task) {
        int end = start(worker + 1, parts);
        for (int part = start(worker, parts); part < end; part++) {
            task.run(worker, part);
        }
    }

    private int start(int worker, int parts) {
        return (int) ((long) worker * parts / workers);
    }
}
