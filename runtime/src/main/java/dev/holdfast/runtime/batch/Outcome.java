package dev.holdfast.runtime.batch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The end of work that another thread did. */
final class Outcome {

    private Outcome() {}

    /** Waits for work to end. What it threw is thrown here. An interrupt of this thread does not end the wait. */
    static void of(CompletableFuture<?> work) {
        try {
            work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
