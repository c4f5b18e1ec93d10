package dev.holdfast.testkit;

import dev.holdfast.keyed.turns.UpdateFunctionException;
import org.jspecify.annotations.Nullable;

/** How the last call of an operator left its state. */
final class CallOutcome<S> {

    private boolean updated;
    private boolean removed;
    private @Nullable Throwable thrown;

    void set(WatchedState<S> state) {
        updated = state.updated().isPresent();
        removed = state.wasRemoved();
    }

    void threw(Throwable failure) {
        thrown = failure;
    }

    /** Whether the function itself threw this. */
    private boolean hasThrown(@Nullable Throwable failure) {
        return failure != null && failure == thrown;
    }

    /** What the function threw, as it is; else what is wrong with what it did. */
    RuntimeException unwrapped(UpdateFunctionException e) {
        if (hasThrown(e.getCause()) && e.getCause() instanceof Error error) {
            throw error;
        }
        if (hasThrown(e.getCause()) && e.getCause() instanceof UnsupportedOperationException refusal) {
            return refusal.getMessage() == null ? explained(e, refusal) : refusal;
        }
        return hasThrown(e.getCause()) && e.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException(
                        "Operator '" + e.operatorId() + "', key '" + e.key() + "': " + e.getMessage() + ".", e);
    }

    /** The collections of states that are read back refuse to be changed without a word; the engine knows which. */
    private static UnsupportedOperationException explained(
            UpdateFunctionException e, UnsupportedOperationException cause) {
        return new UnsupportedOperationException(
                "Operator '" + e.operatorId() + "', key '" + e.key() + "': " + e.getMessage() + ".", cause);
    }

    boolean isUpdated() {
        return updated;
    }

    boolean isRemoved() {
        return removed;
    }
}
