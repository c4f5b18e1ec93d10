package dev.holdfast.runtime.operator;

import dev.holdfast.operator.EngineGroupState;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.runtime.schema.StateSchemas;
import dev.holdfast.runtime.store.Row;
import dev.holdfast.runtime.watermark.EventTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The group state of one call. Each call has its own, so that one that was kept beyond its call reaches no other key.
 *
 * <p>The timeout starts unset in every call: what the function does not set again is gone. The state is decoded when it is
 * first asked for.
 *
 * @param <S> the type of the state
 */
final class CallState<S> implements EngineGroupState<S> {

    private static final long LATEST_DEADLINE = Long.MAX_VALUE - 1;

    private final OperatorSpec<?, ?, S, ?> spec;
    private final StateSchemas<S> schemas;
    private final BatchTimes times;
    private final Row row;
    private final boolean timedOut;

    private boolean open = true;
    private boolean exists;
    private boolean updated;
    private boolean removed;
    private @Nullable S value;
    private @Nullable RuntimeException unreadable;
    private long deadlineMillis = Row.NO_DEADLINE;

    /**
     * Begins a call.
     *
     * @param stored the key's row, which may be one that does not exist; it is another key's after the call
     */
    CallState(
            OperatorSpec<?, ?, S, ?> spec, StateSchemas<S> schemas, BatchTimes times, Row stored, boolean forTimeout) {
        this.spec = spec;
        this.schemas = schemas;
        this.times = times;
        row = stored;
        timedOut = forTimeout;
        exists = stored.hasValue();
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
            value = read();
        }
        return value;
    }

    /** Why the stored state could not be read, if it could not. No fault of the function, whatever it made of it. */
    @Nullable
    RuntimeException unreadable() {
        return unreadable;
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
        if (!open) {
            return "GroupState(<ended>)";
        }
        return exists ? "GroupState(" + value() + ")" : "GroupState(<undefined>)";
    }

    private S read() {
        try {
            return schemas.read(row);
        } catch (RuntimeException e) {
            unreadable = e;
            throw e;
        }
    }

    private void checkMode(TimeoutMode needed, String method) {
        if (spec.timeoutMode() != needed) {
            throw new UnsupportedOperationException(method + " needs an operator with timeout mode " + needed
                    + ", but this one has " + spec.timeoutMode() + ".");
        }
    }

    private void checkOpen() {
        if (!open) {
            throw new IllegalStateException("A group state is valid only during the call that received it.");
        }
    }
}
