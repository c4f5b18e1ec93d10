package dev.holdfast.runtime.batch;

import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.runtime.operator.UpdateFunctionException;

/** What a query says of a batch that failed before its commit. */
final class BatchFailure {

    private static final String WAY_OUT =
            ". Nothing of the batch was kept; started again, the query goes on with this batch.";

    private BatchFailure() {}

    /** Throws {@code thrown} itself if it is an error that leaves the virtual machine in doubt. */
    static StreamingQueryException of(long batchId, Throwable thrown) {
        if (thrown instanceof UpdateFunctionException failure) {
            return ofFunction(batchId, failure);
        } else if (thrown instanceof VirtualMachineError error && !(thrown instanceof StackOverflowError)) {
            throw error;
        }
        return new StreamingQueryException(
                "Batch " + batchId + " failed: " + withoutPeriod(thrown.toString()) + WAY_OUT,
                thrown,
                batchId,
                null,
                null);
    }

    private static StreamingQueryException ofFunction(long batchId, UpdateFunctionException failure) {
        return new StreamingQueryException(
                "Operator '" + failure.operatorId() + "' failed in batch " + batchId + " for key '" + failure.key()
                        + "': its update function " + withoutPeriod(String.valueOf(failure.getMessage())) + WAY_OUT,
                failure.getCause(),
                batchId,
                failure.operatorId(),
                failure.key());
    }

    private static String withoutPeriod(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
