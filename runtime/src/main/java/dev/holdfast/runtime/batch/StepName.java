package dev.holdfast.runtime.batch;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.turns.UpdateFunctionException;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.plan.UnionNode;
import dev.holdfast.plan.WithoutEventTimeNode;
import dev.holdfast.plan.WithoutKeyNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What users call a stateless step, which has no id: {@code the function of map(…), step 2 behind source 'clicks'}. Says so when
 * the step's function fails.
 */
final class StepName {

    private final String method;
    private final PlanNode<?> node;

    StepName(String method, PlanNode<?> node) {
        this.method = method;
        this.node = node;
    }

    /** What to throw because the function threw. An error that leaves the virtual machine in doubt is thrown as it is. */
    StepException threw(Throwable thrown) {
        if (thrown instanceof Error error && UpdateFunctionException.isFatal(error)) {
            throw error;
        }
        return new StepException(this + " threw " + thrown, thrown);
    }

    /** The result of the function, which must not be null. */
    <R> R notNull(@Nullable R result) {
        if (result == null) {
            throw new StepException(
                    this + " returned null: leave events out with filter(…), or give an Optional", null);
        }
        return result;
    }

    /** What to throw because a result is earlier than was declared of it. */
    StepException tooEarly(long timeMillis, long earliestMillis, Duration bound) {
        Duration missing = Duration.between(Instant.ofEpochMilli(timeMillis), Instant.ofEpochMilli(earliestMillis));
        return new StepException(
                this + " gave the time " + EventTimes.text(timeMillis) + " to a result, which is " + missing
                        + " earlier than its bound of " + bound
                        + " allows, so the next operator would have to leave it out as "
                        + "late. Declare a bound of at least " + bound.plus(missing)
                        + ", or give results a later time, such as that of the timeout that led to them",
                null);
    }

    @Override
    public String toString() {
        int steps = 1;
        PlanNode<?> before = node.inputs().get(0);
        while (!before.inputs().isEmpty() && !(before instanceof StatefulNode<?, ?>)) {
            steps += isUnnamed(before) ? 0 : 1;
            before = before.inputs().get(0);
        }
        return "the function of " + method + "(…), step " + steps + " behind " + root(before) + ",";
    }

    /** Whether a step has no function that could fail. */
    private static boolean isUnnamed(PlanNode<?> step) {
        return step instanceof WithoutEventTimeNode<?>
                || step instanceof WithoutKeyNode<?>
                || step instanceof UnionNode<?>;
    }

    private static String root(PlanNode<?> root) {
        if (root instanceof StatefulNode<?, ?> operator) {
            return "operator '" + operator.operator().id() + "'";
        }
        return root instanceof SourceNode<?> source
                ? "source '" + source.source().id() + "'"
                : root.toString();
    }
}
