package dev.holdfast.runtime.operator;

import dev.holdfast.operator.EngineGroupState;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.runtime.store.Row;
import dev.holdfast.runtime.watermark.EventTimes;
import dev.holdfast.serial.StateSerializer;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The group state of the call that is running. One object serves all calls of a task, one after the other.
 *
 * <p>The timeout starts unset in every call: what the function does not set again is gone. The state is decoded when it is
 * first asked for.
 *
 * @param <S> the type of the state
 */
final class CallState<S> implements EngineGroupState<S> {

    private static final long LATEST_DEADLINE = Long.MAX_VALUE - 1;

    private final StateSerializer<S> serializer;
    private final TimeoutMode mode;
    private final BatchTimes times;
    private Row row = new Row();

    private boolean open;
    private boolean timedOut;
    private boolean exists;
    private boolean updated;
    private boolean removed;
    private @Nullable S value;
    private long deadlineMillis;

    CallState(StateSerializer<S> serializer, TimeoutMode mode, BatchTimes times) {
        this.serializer = serializer;
        this.mode = mode;
        this.times = times;
    }

    /** Begins a call on a stored row, which may be one that does not exist. */
    void begin(Row stored, boolean forTimeout) {
        row = stored;
        open = true;
        timedOut = forTimeout;
        exists = stored.hasValue();
        value = null;
        updated = false;
        removed = false;
        deadlineMillis = Row.NO_DEADLINE;
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

    /** The timeout that the call left, or {@link Row#NO_DEADLINE}. */
    long deadlineMillis() {
        return deadlineMillis;
    }

    /** The state that the call left; only if {@link #hasValue}. */
    S value() {
        if (value == null) {
            value = serializer.read(row.value());
            row.value().expectEnd();
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
        return Instant.ofEpochMilli(times.processingMillis());
    }

    @Override
    public boolean hasTimedOut() {
        checkOpen();
        return timedOut;
    }

    @Override
    public void setTimeoutDuration(Duration duration) {
        checkOpen();
        checkMode(TimeoutMode.PROCESSING_TIME, "setTimeoutDuration");
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("Timeout duration must be positive, not " + duration + ".");
        }
        Duration longest = Duration.ofMillis(LATEST_DEADLINE - times.processingMillis());
        deadlineMillis = duration.compareTo(longest) >= 0
                ? LATEST_DEADLINE
                : times.processingMillis() + duration.plusNanos(999_999).toMillis();
    }

    @Override
    public void setTimeoutTimestamp(Instant timestamp) {
        checkOpen();
        checkMode(TimeoutMode.EVENT_TIME, "setTimeoutTimestamp");
        long millis = EventTimes.ceilMillis(timestamp);
        if (millis <= 0) {
            throw new IllegalArgumentException("Timeout timestamp must be after 1970, not " + timestamp + ".");
        }
        if (millis < times.watermarkMillis()) {
            throw new IllegalArgumentException("Timeout timestamp " + timestamp
                    + " cannot be earlier than the current watermark "
                    + Instant.ofEpochMilli(times.watermarkMillis()) + ".");
        }
        deadlineMillis = millis;
    }

    @Override
    public Instant currentWatermark() {
        checkOpen();
        checkMode(TimeoutMode.EVENT_TIME, "currentWatermark");
        return Instant.ofEpochMilli(times.watermarkMillis());
    }

    @Override
    public String toString() {
        return exists ? "GroupState(" + value() + ")" : "GroupState(<undefined>)";
    }

    private void checkMode(TimeoutMode needed, String method) {
        if (mode != needed) {
            throw new UnsupportedOperationException(
                    method + " needs an operator with timeout mode " + needed + ", but this one has " + mode + ".");
        }
    }

    private void checkOpen() {
        if (!open) {
            throw new IllegalStateException("A group state is valid only during the call that received it.");
        }
    }
}
