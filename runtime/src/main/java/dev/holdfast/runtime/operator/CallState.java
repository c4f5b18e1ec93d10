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
 * <p>Deadlines fire strictly before the time of a batch, and one that is not later than the time of the call is due. So one at
 * exactly this time is kept as a millisecond earlier. In a timeout call each is later than the one that fired; so a function
 * cannot keep a batch busy at one point of time for ever.
 *
 * @param <S> the type of the state
 */
final class CallState<S> implements EngineGroupState<S> {

    private final OperatorSpec<?, ?, S, ?> spec;
    private final StateSchemas<S> schemas;
    private final BatchTimes times;
    private final Row row;
    private final boolean timedOut;

    /** The deadline that brought this call about; {@link Row#NO_DEADLINE}, which is before all others, if none did. */
    private final long firedMillis;

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
        firedMillis = forTimeout ? stored.deadlineMillis() : Row.NO_DEADLINE;
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
        setDeadline(
                EventTimes.plus(times.processingMillis(), EventTimes.ceilMillis(duration)), times.processingMillis());
    }

    @Override
    public void setTimeoutTimestamp(Instant timestamp) {
        checkOpen();
        checkMode(TimeoutMode.EVENT_TIME, "setTimeoutTimestamp");
        setDeadline(EventTimes.ceilMillis(timestamp), times.watermarkMillis());
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

    private void setDeadline(long millis, long nowMillis) {
        if (millis <= firedMillis) {
            throw new IllegalArgumentException("A timeout at " + Instant.ofEpochMilli(millis)
                    + " is not later than the one that has just fired, at " + Instant.ofEpochMilli(firedMillis)
                    + ": the key would be called for the same time again and again. Set a later one, or none.");
        }
        deadlineMillis = millis == nowMillis ? Math.max(nowMillis - 1, firedMillis + 1) : millis;
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
