package dev.holdfast.keyed.groupstate;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.EngineGroupState;
import dev.holdfast.operator.TimeoutMode;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The group state of one call. Each call has its own, so that one that was kept beyond its call reaches no other key.
 *
 * <p>The timeout starts unset in every call: what the function does not set again is gone. The state is decoded when it is
 * first asked for.
 *
 * <p>Deadlines fire strictly before the time of a batch, and one that is not later than the time of the call is due. So one at
 * exactly this time is kept as a millisecond earlier. In a timeout call each is later than the one that fired; so a function
 * cannot keep a batch busy at one point of time for ever.
 *
 * @param <S> the type of the state
 */
final class GroupStateCall<S> implements EngineGroupState<S> {

    private final TimeoutMode timeoutMode;
    private final Turn<?, ?> turn;
    private final OneRow<S> row;

    /** The deadline that brought this call about; {@link OneRow#NO_DEADLINE}, which is before all others, if none did. */
    private final long firedMillis;

    private boolean open = true;
    private boolean exists;
    private boolean updated;
    private boolean removed;
    private @Nullable S value;
    private long deadlineMillis = OneRow.NO_DEADLINE;

    /**
     * Begins a call.
     *
     * @param row the key's row, which may be one that does not exist; it is another key's after the call
     */
    GroupStateCall(TimeoutMode timeoutMode, Turn<?, ?> turn, OneRow<S> row, long firedMillis) {
        this.timeoutMode = timeoutMode;
        this.turn = turn;
        this.row = row;
        this.firedMillis = firedMillis;
        exists = row.hasValue();
    }

    /** Ends the call: from now on the function may not use this object. */
    void end() {
        open = false;
    }

    boolean wasUpdated() {
        return updated;
    }

    boolean wasRemoved() {
        return removed;
    }

    boolean hasValue() {
        return exists;
    }

    /** The timeout that the call left, or {@link OneRow#NO_DEADLINE}. */
    long deadlineMillis() {
        return deadlineMillis;
    }

    /** The state that the call left; only if {@link #hasValue}. */
    S value() {
        if (value == null) {
            value = Objects.requireNonNull(row.value());
        }
        return value;
    }

    @Override
    public boolean exists() {
        checkOpen();
        return exists;
    }

    @Override
    public S get() {
        checkOpen();
        if (!exists) {
            throw new NoSuchElementException("The key has no state: ask exists(), or use getOption().");
        }
        return value();
    }

    @Override
    public Optional<S> getOption() {
        checkOpen();
        return exists ? Optional.of(value()) : Optional.empty();
    }

    @Override
    @SuppressWarnings("ConstantValue") // users' code need not be null-marked
    public void update(S state) {
        checkOpen();
        if (state == null) {
            throw new IllegalArgumentException("'null' is not a valid state value: call remove() to have no state.");
        }
        value = state;
        exists = true;
        updated = true;
        removed = false;
    }

    @Override
    public void remove() {
        checkOpen();
        value = null;
        exists = false;
        updated = false;
        removed = true;
    }

    @Override
    public Instant currentProcessingTime() {
        checkOpen();
        return Instant.ofEpochMilli(turn.processingMillis());
    }

    @Override
    public boolean hasTimedOut() {
        checkOpen();
        return firedMillis != OneRow.NO_DEADLINE;
    }

    @Override
    public void setTimeoutDuration(Duration duration) {
        checkOpen();
        checkMode(TimeoutMode.PROCESSING_TIME, "setTimeoutDuration");
        long millis = EventTimes.plus(turn.processingMillis(), EventTimes.ceilMillis(duration));
        setDeadline(millis, millis == turn.processingMillis());
    }

    @Override
    public void setTimeoutTimestamp(Instant timestamp) {
        checkOpen();
        checkMode(TimeoutMode.EVENT_TIME, "setTimeoutTimestamp");
        // Rounded down, since a watermark, which is whole, is later than the timestamp exactly if it is later than
        // that.
        long millis = EventTimes.floorMillis(timestamp);
        setDeadline(millis, millis == turn.watermarkMillis() && !EventTimes.isBetweenMillis(timestamp));
    }

    @Override
    public Instant currentWatermark() {
        checkOpen();
        checkMode(TimeoutMode.EVENT_TIME, "currentWatermark");
        return Instant.ofEpochMilli(turn.watermarkMillis());
    }

    @Override
    public String toString() {
        if (!open) {
            return "GroupState(<ended>)";
        }
        return exists ? "GroupState(" + value() + ")" : "GroupState(<undefined>)";
    }

    private void setDeadline(long millis, boolean isNow) {
        if (millis <= firedMillis) {
            throw new IllegalArgumentException("A timeout at " + Instant.ofEpochMilli(millis)
                    + " is not later than the one that has just fired, at " + Instant.ofEpochMilli(firedMillis)
                    + ": the key would be called for the same time again and again. Set a later one, or none.");
        }
        deadlineMillis = isNow ? Math.max(millis - 1, firedMillis + 1) : millis;
    }

    private void checkMode(TimeoutMode needed, String method) {
        if (timeoutMode != needed) {
            throw new UnsupportedOperationException(method + " needs an operator with timeout mode " + needed
                    + ", but this one has " + timeoutMode + ".");
        }
    }

    private void checkOpen() {
        if (!open) {
            throw new IllegalStateException("A group state is valid only during the call that received it.");
        }
    }
}
