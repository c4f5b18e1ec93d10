package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.field.KeyField;
import dev.holdfast.plan.PlanNode;

/**
 * Two streams that are to be joined, of which the keys are not yet said. Made by {@link EventTimeStream#join}.
 *
 * @param <T> the type of the left events
 * @param <U> the type of the right events
 */
@CheckReturnValue
public final class JoinKeys<T, U> {

    private final PlanNode<T> left;
    private final PlanNode<U> right;

    JoinKeys(PlanNode<T> left, PlanNode<U> right) {
        this.left = left;
        this.right = right;
    }

    /**
     * Events are partners only if these fields of theirs are equal. The fields also bring the bytes of the events, which wait for partners in state.
     *
     * <p>Does not compile: fields of different types.
     *
     * <pre>{@code
     * bids.join(auctions).on(BidFields.auction, AuctionFields.title)   // a long and a String
     * }</pre>
     *
     * @param leftKey of the left events
     * @param rightKey of the right events
     * @throws IllegalArgumentException if a field does not know the bytes of its events: see {@link KeyField#of}
     */
    public <K> JoinTimes<K, T, U> on(KeyField<T, K> leftKey, KeyField<U, K> rightKey) {
        return new JoinTimes<>(JoinInput.of(left, leftKey), JoinInput.of(right, rightKey));
    }
}
