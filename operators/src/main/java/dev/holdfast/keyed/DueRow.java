package dev.holdfast.keyed;

/** Which row's deadline has come. Valid during the turn. */
public interface DueRow {

    /** The state that the row is in. */
    DeclaredState<?> state();

    /** When it was due, in milliseconds since 1970. */
    long deadlineMillis();

    /**
     * The sub-key of the row.
     *
     * @param state {@link #state}
     * @throws IllegalArgumentException if the row is in another state
     */
    <Q> Q subKey(DeclaredState.OfSubKeys<Q, ?> state);
}
