package dev.holdfast.samples.evolution.before;

import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.state.GroupState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Puts things for 2.50 into carts. */
public final class Carts {

    private Carts() {}

    @Unbounded("it is a test")
    @UpdateFunction
    static String put(String customer, Iterator<String> things, GroupState<Cart> state) {
        List<Item> items = new ArrayList<>();
        things.forEachRemaining(name -> items.add(new Item(name.substring(4), 2.5)));
        state.update(new Cart(items.size(), items, Status.OPEN, new Payment.Card("1234"), "none"));
        return customer + ": " + state.get();
    }

    public static MapGroups<String, String, ?, String> operator() {
        return CartsOperators.put().named("carts");
    }
}
