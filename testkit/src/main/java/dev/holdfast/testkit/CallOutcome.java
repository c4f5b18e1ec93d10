package dev.holdfast.testkit;

/** How the last call of an operator left its state. */
final class CallOutcome<S> {

    private boolean updated;
    private boolean removed;

    void set(WatchedState<S> state) {
        updated = state.updated().isPresent();
        removed = state.wasRemoved();
    }

    boolean isUpdated() {
        return updated;
    }

    boolean isRemoved() {
        return removed;
    }
}
