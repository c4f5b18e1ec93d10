package dev.holdfast.runtime.batch;

import dev.holdfast.engine.StateBudget;
import dev.holdfast.engine.StateBudgetException;
import dev.holdfast.engine.StateOverBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Compares the state that a batch leaves with what it may be, before the batch is committed. A warning is said when a limit is
 * crossed and once an hour while it is exceeded. Used by the thread of the loop.
 */
final class BudgetWatch {

    private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);

    private final List<String> operators;
    private final List<Watched> budgets = new ArrayList<>();
    private final QueryLog log;
    private final Consumer<StateOverBudget> listener;

    /**
     * @param operators the ids of all operators, in the order of sizes
     * @throws IllegalArgumentException if a budget is for an operator that there is not
     */
    BudgetWatch(List<String> operators, List<BudgetOf> budgets, QueryLog log, Consumer<StateOverBudget> listener) {
        this.operators = List.copyOf(operators);
        this.log = log;
        this.listener = listener;
        for (BudgetOf budget : budgets) {
            budget.operatorId().ifPresent(this::requireOperator);
            this.budgets.add(new Watched(budget));
        }
    }

    private void requireOperator(String id) {
        if (!operators.contains(id)) {
            throw new IllegalArgumentException("A state budget is for operator '" + id
                    + "', which the pipeline does not have. " + "It has " + operators + ".");
        }
    }

    /**
     * Looks at what a batch leaves.
     *
     * @throws StateBudgetException if a budget that is failing is exceeded
     */
    void look(long batchId, List<BatchResult.OperatorSize> sizes, long nowNanos) {
        budgets.forEach(watched -> watched.look(batchId, sizes, nowNanos));
    }

    /** One budget and what was said of it. */
    private final class Watched {

        private final BudgetOf of;
        private boolean hasSaid;
        private long saidNanos;

        Watched(BudgetOf of) {
            this.of = of;
        }

        void look(long batchId, List<BatchResult.OperatorSize> sizes, long nowNanos) {
            long rows = 0;
            long bytes = 0;
            for (int number = 0; number < sizes.size(); number++) {
                if (of.operatorId().isEmpty() || of.operatorId().get().equals(operators.get(number))) {
                    rows += sizes.get(number).rows();
                    bytes += sizes.get(number).bytes();
                }
            }
            double used = used(rows, bytes);
            StateBudget budget = of.budget();
            if (budget.isFailing() && used > budget.limit()) {
                throw failure(batchId, rows, bytes);
            } else if (used > budget.limit() * (budget.isFailing() ? StateBudget.WARNING_SHARE : 1)) {
                warn(batchId, rows, bytes, nowNanos);
            } else {
                hasSaid = false;
            }
        }

        private double used(long rows, long bytes) {
            return switch (of.budget().measure()) {
                case ROWS -> rows;
                case BYTES -> bytes;
                case SHARE_OF_HEAP -> (double) bytes / Runtime.getRuntime().maxMemory();
            };
        }

        private void warn(long batchId, long rows, long bytes, long nowNanos) {
            if (hasSaid && nowNanos - saidNanos < HOUR_NANOS) {
                return;
            }
            hasSaid = true;
            saidNanos = nowNanos;
            StateOverBudget over =
                    new StateOverBudget(of.operatorId(), of.budget(), rows, bytes, batchId, message(rows, bytes));
            log.warn(over.message());
            listener.accept(over);
        }

        private StateBudgetException failure(long batchId, long rows, long bytes) {
            return new StateBudgetException(
                    "Batch " + batchId + " failed: " + message(rows, bytes)
                            + " Nothing of the batch was kept; started again with a larger budget, the query goes on with it.",
                    batchId,
                    of.operatorId().orElse(null));
        }

        private String message(long rows, long bytes) {
            Optional<String> operator = of.operatorId();
            return operator.map(id -> "operator '" + id + "'").orElse("the query") + " has " + rows
                    + " rows of state in "
                    + bytes + " bytes of memory, and its budget is " + of.budget()
                    + ". If it only grows, set a timeout or a TTL, or remove state that is done; else raise the budget with"
                    + " stateBudget(…).";
        }
    }
}
