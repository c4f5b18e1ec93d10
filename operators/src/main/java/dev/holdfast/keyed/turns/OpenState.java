package dev.holdfast.keyed.turns;

import org.jspecify.annotations.Nullable;

/** A state in the turn that is under way. */
public interface OpenState {

    /** What the operator sees: a {@code OneRow} or {@code Rows}, as the state was declared. */
    Object view();

    /**
     * Ends a turn that went well.
     *
     * @param counts whether its changes are told in the progress
     */
    void commit(boolean counts);

    /** Ends a turn that failed: nothing of it is left. */
    void rollBack();

    /** Why a stored value could not be read since the last time this was asked; null if none was. */
    @Nullable
    RuntimeException takeUnreadable();
}
