package dev.holdfast.flink;

import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.StartingRows;
import dev.holdfast.keyed.declared.Promise;
import dev.holdfast.keyed.declared.Promises;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.InitialState;
import dev.holdfast.operator.OperatorDeclaration;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a fragment beside itself.
 *
 * @param lateEvents where late events go, for each stream; null to count them only
 * @param refusesSliceDependent whether results must not depend on slices
 * @param dropped states, as {@code operator/state}, that are given up
 */
record StageSettings(
        List<@Nullable OutputTag<?>> lateEvents, boolean refusesSliceDependent, LinkedHashSet<String> dropped)
        implements Serializable {

    static StageSettings ofStreams(int streams) {
        List<@Nullable OutputTag<?>> none = new ArrayList<>();
        for (int stream = 0; stream < streams; stream++) {
            none.add(null);
        }
        return new StageSettings(none, false, new LinkedHashSet<>());
    }

    StageSettings withLateEvents(int stream, OutputTag<?> tag) {
        List<@Nullable OutputTag<?>> tags = new ArrayList<>(lateEvents);
        tags.set(stream, tag);
        return new StageSettings(tags, refusesSliceDependent, dropped);
    }

    StageSettings refusingSliceDependent() {
        return new StageSettings(lateEvents, true, dropped);
    }

    StageSettings dropping(String state) {
        LinkedHashSet<String> more = new LinkedHashSet<>(dropped);
        more.add(state);
        return new StageSettings(lateEvents, refusesSliceDependent, more);
    }

    /** @throws IllegalArgumentException if a stage asks for what is not possible here, or not wanted */
    void check(FragmentPlan plan) {
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
                    + ", depend on which events come together in a call, and in Flink each event comes by itself."
                    + " Use an operator whose results do not, such as a @StatefulFunction behind inEventTimeOrder(…),"
                    + " or take refuseSliceDependent() away.");
        }
    }

    private static void checkStart(KeyedOperator<?, ?, ?> operator) {
        StartingRows<?, ?> starting = operator.startingRows();
        if (starting != null && !(starting.values() instanceof InitialState.OfMap<?, ?>)) {
            throw new IllegalArgumentException("Operator '" + operator.id()
                    + "' starts with state from a source, which a Flink job does not read."
                    + " Give the state by withInitialState(map).");
        }
    }

    private static void checkSinks(OperatorDeclaration<?, ?, ?> operator) {
        if (operator.errorPolicy() instanceof ErrorPolicy.DeadLetters<?, ?>) {
            throw new IllegalArgumentException("Operator '" + operator.id()
                    + "' sends failed calls to a sink, which a Flink job has not. Use ErrorPolicy.skipKey(), which counts and"
                    + " logs them, or ErrorPolicy.fail().");
        }
        for (int input = 0; input < 2; input++) {
            if (operator.lateEventSink(input) != null) {
                throw new IllegalArgumentException("Operator '" + operator.id()
                        + "' sends late events to a sink, which a Flink job has not. Name a side output with"
                        + " lateEventsTo(tag) of HoldfastFlink.on(…) instead.");
            }
        }
    }
}
