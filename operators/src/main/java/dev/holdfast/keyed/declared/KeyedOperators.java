package dev.holdfast.keyed.declared;

import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.complete.CompleteOperator;
import dev.holdfast.keyed.deduplication.DeduplicationOperator;
import dev.holdfast.keyed.deduplication.UnboundedDeduplicationOperator;
import dev.holdfast.keyed.functional.StatefulFunctionOperator;
import dev.holdfast.keyed.groupstate.GroupStateOperator;
import dev.holdfast.keyed.join.JoinOperator;
import dev.holdfast.keyed.lookup.LookupOperator;
import dev.holdfast.keyed.order.EventOrderOperator;
import dev.holdfast.keyed.running.LatestOperator;
import dev.holdfast.keyed.running.PartialRunningOperator;
import dev.holdfast.keyed.running.RunningOperator;
import dev.holdfast.keyed.states.BroadcastChangesOperator;
import dev.holdfast.keyed.states.StatesFunctionOperator;
import dev.holdfast.keyed.window.PartialWindowOperator;
import dev.holdfast.keyed.window.WindowOperators;
import dev.holdfast.operator.BroadcastDeclaration;
import dev.holdfast.operator.CompleteTable;
import dev.holdfast.operator.Deduplication;
import dev.holdfast.operator.EventOrder;
import dev.holdfast.operator.FunctionalDeclaration;
import dev.holdfast.operator.JoinDeclaration;
import dev.holdfast.operator.Latest;
import dev.holdfast.operator.LookupDeclaration;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.operator.OperatorKinds;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.operator.PartialAggregation;
import dev.holdfast.operator.RunningAggregation;
import dev.holdfast.operator.StatesDeclaration;
import dev.holdfast.operator.UnboundedDeduplication;
import dev.holdfast.operator.WindowAggregation;

/** Turns what a plan declares into what engines run. */
public final class KeyedOperators {

    private static final OperatorKinds<KeyedOperator<?, ?, ?>> KINDS = new OperatorKinds<>() {
        @Override
        public <K, T, S, R> KeyedOperator<?, ?, ?> groupState(OperatorSpec<K, T, S, R> operator) {
            return new GroupStateOperator<>(operator);
        }

        @Override
        public <K, T, R> KeyedOperator<?, ?, ?> states(StatesDeclaration<K, T, R> operator) {
            return new StatesFunctionOperator<>(operator);
        }

        @Override
        public <B> KeyedOperator<?, ?, ?> broadcast(BroadcastDeclaration<B> operator) {
            return new BroadcastChangesOperator<>(operator);
        }

        @Override
        public <K, T, S, R> KeyedOperator<?, ?, ?> functional(FunctionalDeclaration<K, T, S, R> operator) {
            return new StatefulFunctionOperator<>(operator);
        }

        @Override
        public <K, T> KeyedOperator<?, ?, ?> order(EventOrder<K, T> operator) {
            return new EventOrderOperator<>(operator);
        }

        @Override
        public <K, T> KeyedOperator<?, ?, ?> deduplication(Deduplication<K, T> operator) {
            return new DeduplicationOperator<>(operator);
        }

        @Override
        public <K, T, R> KeyedOperator<?, ?, ?> windows(WindowAggregation<K, T, R> operator) {
            return WindowOperators.of(operator);
        }

        @Override
        public <K, T, R> KeyedOperator<?, ?, ?> running(RunningAggregation<K, T, R> operator) {
            return new RunningOperator<>(operator);
        }

        @Override
        public <K, T> KeyedOperator<?, ?, ?> partial(PartialAggregation<K, T> operator) {
            WindowAggregation<K, T, ?> windows = operator.windows();
            return windows == null
                    ? new PartialRunningOperator<>(operator)
                    : new PartialWindowOperator<>(operator, windows);
        }

        @Override
        public <K, T> KeyedOperator<?, ?, ?> latest(Latest<K, T> operator) {
            return new LatestOperator<>(operator);
        }

        @Override
        public <K, T> KeyedOperator<?, ?, ?> complete(CompleteTable<K, T> operator) {
            return new CompleteOperator<>(operator);
        }

        @Override
        public <K, T> KeyedOperator<?, ?, ?> deduplicationForEver(UnboundedDeduplication<K, T> operator) {
            return new UnboundedDeduplicationOperator<>(operator);
        }

        @Override
        public <K, T, U, R> KeyedOperator<?, ?, ?> join(JoinDeclaration<K, T, U, R> operator) {
            return new JoinOperator<>(operator);
        }

        @Override
        public <K, T, U, R> KeyedOperator<?, ?, ?> lookup(LookupDeclaration<K, T, U, R> operator) {
            return new LookupOperator<>(operator);
        }

        @Override
        public <K, T, R> KeyedOperator<?, ?, ?> custom(OperatorDeclaration<K, T, R> operator) {
            if (operator instanceof KeyedOperator<K, T, R> keyed) {
                return keyed;
            }
            throw new IllegalArgumentException("Operator '" + operator.id() + "' is a "
                    + operator.getClass().getName() + ", which does not say what it does with a key: implement "
                    + KeyedOperator.class.getName() + ".");
        }
    };

    private KeyedOperators() {}

    /**
     * The operator that was declared.
     *
     * @throws IllegalArgumentException if it is one of your own that is no {@link KeyedOperator}
     */
    @SuppressWarnings("unchecked") // each kind gives an operator for the types that it was declared with
    public static <K, T, R> KeyedOperator<K, T, R> of(OperatorDeclaration<K, T, R> declared) {
        return (KeyedOperator<K, T, R>) declared.accept(KINDS);
    }
}
