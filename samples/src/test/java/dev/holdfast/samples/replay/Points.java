package dev.holdfast.samples.replay;

import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Points of customers: with a fault, and without. */
final class Points {

    private Points() {}

    @Unbounded("there are a few hundred customers")
    @UpdateFunction
    static Balance add(String customer, Iterator<Movement> movements, GroupState<Balance> state) {
        Balance balance = state.getOption().orElse(new Balance(0));
        while (movements.hasNext()) {
            balance = balance.with(movements.next());
        }
        state.update(balance);
        return balance;
    }

    @Unbounded("there are a few hundred customers")
    @UpdateFunction
    static Balance addInOrder(String customer, Iterator<Movement> movements, GroupState<Balance> state) {
        List<Movement> inOrder = new ArrayList<>();
        movements.forEachRemaining(inOrder::add);
        inOrder.sort(Comparator.comparing(Movement::at));
        Balance balance = state.getOption().orElse(new Balance(0));
        for (Movement movement : inOrder) {
            balance = balance.with(movement);
        }
        state.update(balance);
        return balance;
    }
}
