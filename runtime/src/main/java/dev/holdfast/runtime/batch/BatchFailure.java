package dev.holdfast.runtime.batch;

import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.Sink;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.keyed.turns.UpdateFunctionException;
import java.io.IOException;

/** What a query says of a batch that failed. */
final class BatchFailure {

    private static final String WAY_OUT =
            ". Nothing of the batch was kept; started again, the query goes on with this batch.";

    private BatchFailure() {}

    /** Before the commit. Throws {@code thrown} itself if it leaves the virtual machine in doubt. */
    static StreamingQueryException of(long batchId, Throwable thrown) {
        throwIfInDoubt(thrown);
        if (thrown instanceof UpdateFunctionException failure) {
            return ofFunction(batchId, failure);
        } else if (thrown instanceof StepException failure) {
            return userFirst(new StreamingQueryException(
                    "Batch " + batchId + " failed: " + withoutPeriod(String.valueOf(failure.getMessage())) + WAY_OUT,
                    failure.getCause(),
                    batchId,
                    null,
                    null));
        } else if (thrown instanceof SourceException failure) {
            return StreamingQueryException.ofSource(
                    "Batch " + batchId + " failed: " + withoutPeriod(String.valueOf(failure.getMessage())) + WAY_OUT,
                    failure.thrown(),
                    batchId,
                    failure.sourceId());
        }
        return new StreamingQueryException(
                "Batch " + batchId + " failed: " + withoutPeriod(thrown.toString()) + WAY_OUT,
                thrown,
                batchId,
                null,
                null);
    }

    /** Between batches, by a source that was asked what there is. */
    static StreamingQueryException ofSource(IOException thrown) {
        return thrown instanceof SourceException failure
                ? StreamingQueryException.ofSource(
                        String.valueOf(failure.getMessage()), failure.thrown(), -1, failure.sourceId())
                : new StreamingQueryException("A source could not be read: " + thrown.getMessage(), thrown);
    }

    /** After the commit, by a sink. */
    static StreamingQueryException ofDelivery(long batchId, Sink<?> sink, Throwable thrown) {
        String outcome = sink.guarantee() == DeliveryGuarantee.AT_MOST_ONCE
                ? ". The rows of the batch are lost to this sink, which is at-most-once: it has no serializer for them."
                : ". A restart delivers it again.";
        return StreamingQueryException.ofSink(
                "Batch " + batchId + " was committed, but sink '" + sink.id() + "' (" + sink.description()
                        + ") did not take it: " + withoutPeriod(thrown.toString()) + outcome + advice(thrown),
                thrown,
                batchId,
                sink.id());
    }

    private static String advice(Throwable thrown) {
        return thrown instanceof OutOfMemoryError
                ? " Give the process more memory with -Xmx, or make batches smaller with maxEventsPerBatch(…)."
                : "";
    }

    private static void throwIfInDoubt(Throwable thrown) {
        if (UpdateFunctionException.isFatal(thrown) && thrown instanceof Error error) {
            throw error;
        }
    }

    private static StreamingQueryException ofFunction(long batchId, UpdateFunctionException failure) {
        String key = failure.key();
        return userFirst(new StreamingQueryException(
                "Operator '" + failure.operatorId() + "' failed in batch " + batchId
                        + (key == null ? "" : " for key '" + key + "'") + ": "
                        + withoutPeriod(String.valueOf(failure.getMessage())) + WAY_OUT,
                failure.getCause(),
                batchId,
                failure.operatorId(),
                key));
    }

    /** Whoever prints the exception is to see first where the user's code threw, and not how this engine got there. */
    private static StreamingQueryException userFirst(StreamingQueryException failure) {
        Throwable cause = failure.getCause();
        if (cause != null && cause.getStackTrace().length > 0) {
            failure.setStackTrace(cause.getStackTrace());
        }
        return failure;
    }

    private static String withoutPeriod(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
