package dev.holdfast.testkit;

import dev.holdfast.operator.EngineGroupState;
import dev.holdfast.serial.StateSerializer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The engine's group state, with an eye on what the function does with it. */
final class WatchedState<S> implements EngineGroupState<S> {

    private static final String NAME = "group state";

    private final EngineGroupState<S> state;
    private final StateSerializer<S> serializer;
    private final CallEnd end;
    private @Nullable S lent;
    private byte[] lentBytes = {};
    private @Nullable S updated;
    private boolean removed;

    WatchedState(EngineGroupState<S> state, StateSerializer<S> serializer, CallEnd end) {
        this.state = state;
        this.serializer = serializer;
        this.end = end;
    }

    /** What was last passed to {@code update}, unless it was removed afterwards. */
    Optional<S> updated() {
        return Optional.ofNullable(updated);
    }

    /** Whether the last thing done to the state was to remove it. */
    boolean wasRemoved() {
        return removed;
    }

    /** Blames a function that changed the state that it got, and left it at that. */
    void checkUnchanged() {
        S before = lent;
        if (before != null
                && updated == null
                && !removed
                && !Arrays.equals(lentBytes, StateBytes.ofOrNone(serializer, before))) {
            end.blame(
                    Mistake.STATE_CHANGED_IN_PLACE,
                    "The state was changed in place, from " + StateBytes.read(serializer, lentBytes) + " to " + before
                            + ", but not passed to update(…), so the change is lost. Call update(…) after the change.");
        }
    }

    @Override
    public boolean exists() {
        end.check(NAME);
        return state.exists();
    }

    @Override
    public S get() {
        end.check(NAME);
        return lend(state.get());
    }

    @Override
    public Optional<S> getOption() {
        end.check(NAME);
        return state.getOption().map(this::lend);
    }

    @Override
    public void update(S newState) {
        end.check(NAME);
        state.update(newState);
        updated = newState;
        removed = false;
    }

    @Override
    public void remove() {
        end.check(NAME);
        state.remove();
        updated = null;
        removed = true;
    }

    @Override
    public Instant currentProcessingTime() {
        end.check(NAME);
        return state.currentProcessingTime();
    }

    @Override
    public boolean hasTimedOut() {
        end.check(NAME);
        return state.hasTimedOut();
    }

    @Override
    public void setTimeoutDuration(Duration duration) {
        end.check(NAME);
        state.setTimeoutDuration(duration);
    }

    @Override
    public void setTimeoutTimestamp(Instant timestamp) {
        end.check(NAME);
        state.setTimeoutTimestamp(timestamp);
    }

    @Override
    public Instant currentWatermark() {
        end.check(NAME);
        return state.currentWatermark();
    }

    @Override
    public String toString() {
        return state.toString();
    }

    private S lend(S value) {
        if (lent == null) {
            lentBytes = StateBytes.of(serializer, value);
            lent = value;
        }
        return value;
    }
}
