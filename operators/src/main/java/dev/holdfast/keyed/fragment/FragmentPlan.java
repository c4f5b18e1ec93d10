package dev.holdfast.keyed.fragment;

import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.declared.KeyedOperators;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.plan.KeyedInput;
import dev.holdfast.plan.StatefulNode;
import java.util.List;
import java.util.function.Function;

/**
 * What a fragment computes: one operator, or one that brings events into their order and the one behind it.
 *
 * @param stages in the order in which events pass them
 * @param steps what is done with each result of the last of them
 */
public record FragmentPlan(List<Stage> stages, ResultStep steps) {

    /**
     * An operator and what it reads.
     *
     * @param node as the pipeline has it
     * @param inputOfStream the number of the operator's input, for each stream of the job; of a stage behind another one, for that one
     */
    public record Stage(StatefulNode<?, ?> node, List<Integer> inputOfStream) {

        /** The operator as the pipeline declares it. */
        public OperatorDeclaration<?, ?, ?> declared() {
            return node.operator();
        }

        /** The operator that runs; its types are those of the node. */
        @SuppressWarnings("unchecked") // keys, events and results are whatever the pipeline says
        public KeyedOperator<Object, Object, Object> operator() {
            return KeyedOperators.of((OperatorDeclaration<Object, Object, Object>) node.operator());
        }

        /** The key of an event of a stream. */
        @SuppressWarnings("unchecked") // called with events of that stream only
        public Function<Object, Object> keyFn(int stream) {
            KeyedInput<?, ?> input = node.keyedInputs().get(inputOfStream.get(stream));
            return (Function<Object, Object>) input.keyFn();
        }
    }
}
