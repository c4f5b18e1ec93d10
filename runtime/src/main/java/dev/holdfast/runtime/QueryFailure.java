package dev.holdfast.runtime;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.StreamingQueryException;
import java.nio.file.FileSystemException;

/** Says why a query ended, or could not be started, in the words of its users. */
final class QueryFailure {

    private QueryFailure() {}

    /** What {@code start} throws: a checkpoint's own exception as it is. */
    static RuntimeException atStart(Throwable cause, EngineOptions options) {
        if (cause instanceof CheckpointException checkpoint) {
            return checkpoint;
        } else if (cause instanceof StreamingQueryException || cause instanceof Error) {
            return of(cause, options);
        }
        return new StreamingQueryException("The query could not be started: " + message(cause), cause);
    }

    /** What a query that has run ends with. */
    static StreamingQueryException of(Throwable cause, EngineOptions options) {
        if (cause instanceof StreamingQueryException known) {
            return known;
        } else if (cause instanceof CheckpointException) {
            return new StreamingQueryException(message(cause), cause);
        } else if (cause instanceof OutOfMemoryError) {
            return new StreamingQueryException(
                    "The heap is full (" + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MiB). Give the process more with -Xmx, or make batches smaller with maxEventsPerBatch(…), now "
                            + options.limits().maxEvents()
                            + ". What was committed is kept; started again, the query goes on behind it.",
                    cause);
        }
        return new StreamingQueryException("The query failed: " + cause, cause);
    }

    /** Where it was and what was thrown, in few words; the exception itself has more. */
    static String place(StreamingQueryException failure) {
        StringBuilder place = new StringBuilder();
        failure.batchId().ifPresent(batch -> place.append(" in batch ").append(batch));
        failure.operatorId()
                .ifPresent(id -> place.append(", operator '").append(id).append('\''));
        failure.sourceId().ifPresent(id -> place.append(", source '").append(id).append('\''));
        failure.sinkId().ifPresent(id -> place.append(", sink '").append(id).append('\''));
        return place.append(": ")
                .append(failure.getCause() == null ? failure.getMessage() : failure.getCause())
                .toString();
    }

    /** The message of a file system's exception is a bare path, so its type is needed too. */
    private static String message(Throwable cause) {
        return cause.getMessage() == null || cause instanceof FileSystemException
                ? cause.toString()
                : cause.getMessage();
    }
}
