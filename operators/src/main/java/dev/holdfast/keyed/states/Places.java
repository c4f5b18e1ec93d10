package dev.holdfast.keyed.states;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.serial.StateSerializers;

/**
 * Numbers what is added to a list, so that it comes in this order: the next number is a row of its own. It ends with the last of the elements, and is gone when the list is empty;
 * a new list then begins at zero.
 */
final class Places {

    private final DeclaredState.OfKey<Long> next;
    private final Expiry expiry;

    Places(StateParameter<?> parameter, Expiry expiry) {
        this.expiry = expiry;
        next = DeclaredState.ofKey(
                parameter.name() + ".next", "next place", StateSerializers.int64(), expiry.deadlines());
    }

    DeclaredState<?> state() {
        return next;
    }

    /** Gives the next number. */
    long take(StatesCall call) {
        OneRow<Long> row = call.turn().row(next);
        Long place = row.value();
        long taken = place == null ? 0 : place;
        // No earlier than before: in event time, what was added before may end later.
        row.put(taken + 1, Math.max(row.deadlineMillis(), expiry.deadlineMillis(call)));
        return taken;
    }

    /** The list is empty. */
    void clear(StatesCall call) {
        call.turn().row(next).remove();
    }
}
