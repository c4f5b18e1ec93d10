package dev.holdfast.keyed.fragment;

import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.StartingRows;
import dev.holdfast.keyed.declared.Promise;
import dev.holdfast.keyed.declared.Promises;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.InitialState;
import dev.holdfast.operator.OperatorDeclaration;

/** What an operator may not ask for in a job of another engine. */
public final class FragmentRules {

    private final JobWords words;
    private final boolean refusesSliceDependent;

    /**
     * Rules of an engine.
     *
     * @param refusesSliceDependent whether results must not depend on slices
     */
    public FragmentRules(JobWords words, boolean refusesSliceDependent) {
        this.words = words;
        this.refusesSliceDependent = refusesSliceDependent;
    }

    /**
     * Looks at each operator of a fragment.
     *
     * @throws IllegalArgumentException if one asks for what is not possible here, or not wanted
     */
    public void check(FragmentPlan plan) {
        boolean isInOrder = plan.stages().size() > 1;
        for (FragmentPlan.Stage stage : plan.stages()) {
            checkSinks(stage.declared());
            checkStart(stage.operator());
            checkSlices(stage.declared(), isInOrder);
        }
    }

    private void checkSlices(OperatorDeclaration<?, ?, ?> operator, boolean isInOrder) {
        if (refusesSliceDependent && Promises.of(operator, isInOrder) == Promise.DEPENDS_ON_SLICES) {
            throw new IllegalArgumentException("The results of operator '" + operator.id() + "', a " + operator.kind()
                    + ", depend on which events come together in a call, and " + words.slices()
                    + ". Use an operator whose results do not, such as a @StatefulFunction behind inEventTimeOrder(…),"
                    + " or take refuseSliceDependent() away.");
        }
    }

    private void checkStart(KeyedOperator<?, ?, ?> operator) {
        StartingRows<?, ?> starting = operator.startingRows();
        if (starting != null && !(starting.values() instanceof InitialState.OfMap<?, ?>)) {
            throw new IllegalArgumentException(
                    "Operator '" + operator.id() + "' starts with state from a source, which a " + words.job()
                            + " does not read. Give the state by withInitialState(map).");
        }
    }

    private void checkSinks(OperatorDeclaration<?, ?, ?> operator) {
        if (operator.errorPolicy() instanceof ErrorPolicy.DeadLetters<?, ?>) {
            throw new IllegalArgumentException("Operator '" + operator.id() + "' sends failed calls to a sink, which a "
                    + words.job()
                    + " has not. Use ErrorPolicy.skipKey(), which counts and logs them, or ErrorPolicy.fail().");
        }
        for (int input = 0; input < 2; input++) {
            if (operator.lateEventSink(input) != null) {
                throw new IllegalArgumentException("Operator '" + operator.id()
                        + "' sends late events to a sink, which a " + words.job() + " has not. "
                        + words.lateEvents());
            }
        }
    }
}
