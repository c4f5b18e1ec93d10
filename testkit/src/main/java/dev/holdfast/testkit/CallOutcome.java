package dev.holdfast.testkit;

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
    boolean hasThrown(@Nullable Throwable failure) {
        return failure != null && failure == thrown;
    }

    boolean isUpdated() {
        return updated;
    }

    boolean isRemoved() {
        return removed;
    }
}
