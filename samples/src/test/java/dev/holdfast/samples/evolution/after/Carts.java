package dev.holdfast.samples.evolution.after;

import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

/** Shows what is in carts, and keeps the state of those that are asked to. */
public final class Carts {

    private Carts() {}

    @Unbounded("it is a test")
    @UpdateFunction
    static String show(String customer, Iterator<String> words, GroupState<Cart> state) {
        if (words.next().endsWith("keep")) {
            state.update(state.get());
        }
        return customer + ": " + state.get();
    }

    public static MapGroups<String, String, ?, String> operator() {
        return CartsOperators.show().named("carts");
    }
}
