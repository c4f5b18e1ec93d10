package dev.holdfast.kit;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.GroupState;
import java.util.Iterator;

/** An update function with another type of key. */
public final class KeyedByNumbers {

    private KeyedByNumbers() {}

    @UpdateFunction
    public static void count(
            Long number, Iterator<Visit> visits, GroupState<Visits.Seen> state, Emitter<String> results) {
        state.remove();
    }
}
