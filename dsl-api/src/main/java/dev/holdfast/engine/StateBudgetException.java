package dev.holdfast.engine;

import org.jspecify.annotations.Nullable;

/** A query ended because it had more state than a failing {@link StateBudget} allows. Nothing of the batch was kept. */
public final class StateBudgetException extends StreamingQueryException {

    private static final long serialVersionUID = 1L;

    /**
     * With what was found and the way out.
     *
     * @param batchId the batch that found it
     * @param operatorId the operator that the budget is for, or null if it is for the whole query
     */
    public StateBudgetException(String message, long batchId, @Nullable String operatorId) {
        super(message, null, batchId, operatorId, null);
    }
}
