package dev.holdfast.engine;

import java.util.Optional;

/**
 * More state than a {@link StateBudget} allows, or more than four fifths of one that is failing.
 *
 * @param operatorId the operator that the budget is for; empty if it is for the whole query
 * @param budget the budget
 * @param rows of state that there are
 * @param bytes of memory that they take
 * @param batchId the batch that found it
 * @param message for people, with the way out
 */
public record StateOverBudget(
        Optional<String> operatorId, StateBudget budget, long rows, long bytes, long batchId, String message) {}
