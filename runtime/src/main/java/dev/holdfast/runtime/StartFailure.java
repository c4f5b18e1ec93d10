package dev.holdfast.runtime;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.StreamingQueryException;
import java.util.concurrent.CompletionException;

/** Why a query could not be started, as its caller is told. */
final class StartFailure {

    private StartFailure() {}

    static RuntimeException of(CompletionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        } else if (cause instanceof CheckpointException checkpoint) {
            return checkpoint;
        } else if (cause instanceof StreamingQueryException query) {
            return query;
        }
        return new StreamingQueryException(
                "The query could not be started: " + (cause == null ? e : cause.getMessage()), cause);
    }
}
