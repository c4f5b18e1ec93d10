package dev.holdfast.runtime.operator;

import dev.holdfast.operator.EngineGroupState;
import dev.holdfast.operator.FunctionalDeclaration;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.operator.StatesDeclaration;
import dev.holdfast.operator.UpdateFn;

/** Stands between the engine and the update functions of a query, to see each call: for test kits. Thread safe. */
public interface CallWatch {

    /** Lets every call pass as it is. */
    CallWatch NONE = new CallWatch() {
        @Override
        public <K, T, S, R> UpdateFn.FlatMapping<K, T, EngineGroupState<S>, R> watch(OperatorSpec<K, T, S, R> spec) {
            return spec.updateFn();
        }
    };

    /** The function that is called in place of the operator's own, once for each opening of a query. */
    <K, T, S, R> UpdateFn.FlatMapping<K, T, EngineGroupState<S>, R> watch(OperatorSpec<K, T, S, R> spec);

    /** The operator that runs in place of one that takes its states as parameters, once for each opening of a query. */
    default <K, T, R> StatesDeclaration<K, T, R> watch(StatesDeclaration<K, T, R> declared) {
        return declared;
    }

    /** The operator that runs in place of one that is a function from state to state, once for each opening of a query. */
    default <K, T, S, R> FunctionalDeclaration<K, T, S, R> watch(FunctionalDeclaration<K, T, S, R> declared) {
        return declared;
    }
}
