package dev.holdfast.runtime.batch;

import dev.holdfast.engine.StateBudget;
import java.util.Optional;

/**
 * A budget for state and what it is for.
 *
 * @param operatorId an operator; empty for the whole query
 * @param budget the most it may have
 */
public record BudgetOf(Optional<String> operatorId, StateBudget budget) {}
