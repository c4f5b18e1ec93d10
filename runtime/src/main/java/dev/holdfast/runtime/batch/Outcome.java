package dev.holdfast.runtime.batch;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The end of work that another thread did. Work is given as a {@link FutureTask}, since that records a failure without
 * allocating anything: when the heap is full, nobody waits for ever.
 */
final class Outcome {

    private Outcome() {}

    /** Waits for work to end. What it threw is thrown here. An interrupt of this thread does not end the wait. */
    static void of(FutureTask<?> work) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    work.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for work to end, however it does. */
    static void ignoring(FutureTask<?> work) {
        try {
            of(work);
        } catch (RuntimeException | Error e) {
            // Whoever needs to know asks again with of.
        }
    }
}
