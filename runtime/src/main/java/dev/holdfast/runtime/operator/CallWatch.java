package dev.holdfast.runtime.operator;

import dev.holdfast.operator.EngineGroupState;
import dev.holdfast.operator.OperatorSpec;
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
}
