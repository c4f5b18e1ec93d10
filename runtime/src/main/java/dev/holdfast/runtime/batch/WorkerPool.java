package dev.holdfast.runtime.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * Runs a stage on several workers. Each owns a range of key groups, in order, so their outputs, put one behind the other,
 * are in the order of the key groups whatever their number.
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

    /** What a worker does with one of its key groups. */
    interface KeyGroupTask {
        void run(int worker, int keyGroup);
    }

    /**
     * Runs the task for each key group and returns when all are done. What fails is thrown here, that of the first range if
     * several do.
     *
     * @param inline whether to do it all in the calling thread
     */
    void run(boolean inline, KeyGroupTask task) {
        List<FutureTask<?>> ranges = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            int number = worker;
            ranges.add(new FutureTask<>(() -> runRange(number, task), null));
        }
        for (int worker = workers - 1; worker >= 0; worker--) {
            Executor where = inline || worker == 0 ? Runnable::run : executor;
            where.execute(ranges.get(worker));
        }
        ranges.forEach(Outcome::ignoring);
        ranges.forEach(Outcome::of);
    }

    private void runRange(int worker, KeyGroupTask task) {
        int end = start(worker + 1);
        for (int keyGroup = start(worker); keyGroup < end; keyGroup++) {
            task.run(worker, keyGroup);
        }
    }

    private int start(int worker) {
        return (int) ((long) worker * keyGroups / workers);
    }
}
