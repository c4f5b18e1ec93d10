package dev.holdfast.samples.replay;

import dev.holdfast.annotation.StateRecord;

/**
 * The points of a customer.
 *
 * @param points never below zero
 */
@StateRecord
public record Balance(long points) {

    /** The balance behind a movement; what cannot be paid is left out. */
    Balance with(Movement movement) {
        long after = points + movement.points();
        return after < 0 ? this : new Balance(after);
    }
}
