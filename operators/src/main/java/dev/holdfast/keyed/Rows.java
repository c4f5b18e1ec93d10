package dev.holdfast.keyed;

import org.jspecify.annotations.Nullable;

/**
 * The rows of the turn's key in a state with sub-keys. Shows what the turn has written. Valid during the turn.
 *
 * @param <Q> the type of the sub-keys
 * @param <V> the type of the values
 */
public interface Rows<Q, V> {

    /** The row of a sub-key. The same object for every call, so one row is looked at at a time; {@link OneRow#put} and others change that row. */
    OneRow<V> at(Q subKey);

    /**
     * Removes all rows of the key. Costs no more than a few of them where a store can do so.
     *
     * @throws IllegalStateException if the state is {@linkplain DeclaredState.OfSubKeys#neverWalked never walked}
     */
    void removeAll();

    /**
     * Removes the rows of a range: see {@link #walk}.
     *
     * @throws IllegalStateException if the state is never walked
     */
    void removeRange(@Nullable Q from, @Nullable Q end);

    /**
     * Walks the rows of the key in the order of their sub-keys' bytes. What the turn writes meanwhile may be seen or not, but for what is written to
     * the row that the walk stands at.
     *
     * @param from the first sub-key; null for the key's first
     * @param end the first sub-key behind the walk; null for none
     * @throws IllegalStateException if the state is never walked
     */
    RowWalk<Q, V> walk(@Nullable Q from, @Nullable Q end);
}
