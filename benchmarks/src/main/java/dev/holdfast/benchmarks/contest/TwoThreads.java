package dev.holdfast.benchmarks.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two threads, of which each takes every second event, with its own keys: no exchange, no commits, no state but maps. */
public final class TwoThreads {

    /** What a thread does with the events {@code first}, {@code first + 2}, …: it gives the number of its results. */
    public interface Share {

        /** Runs to the end. */
        long run(long first);
    }

    private TwoThreads() {}

    /** Runs both, and gives the sum of their results. */
    public static long of(Share share) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Long>> runs = new ArrayList<>();
            for (long first = 0; first < 2; first++) {
                long number = first;
                runs.add(threads.submit(() -> share.run(number)));
            }
            long results = 0;
            for (Future<Long> run : runs) {
                results += run.get();
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
