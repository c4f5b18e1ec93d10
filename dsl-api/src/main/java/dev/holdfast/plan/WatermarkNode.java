package dev.holdfast.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives each event its event time, read once, here. */
public final class WatermarkNode<T> implements PlanNode<T> {

    private final PlanNode<T> input;
    private final Function<? super T, @Nullable Instant> eventTimeFn;
    private final Duration delay;
    private final @Nullable Duration idleness;
    private final boolean isBound;

    /** Events with their event time, which may come late by a delay that is not negative. */
    public WatermarkNode(PlanNode<T> input, Function<? super T, @Nullable Instant> eventTimeFn, Duration delay) {
        this(input, eventTimeFn, delay, null, false);
    }

    private WatermarkNode(
            PlanNode<T> input,
            Function<? super T, @Nullable Instant> eventTimeFn,
            Duration delay,
            @Nullable Duration idleness,
            boolean isBound) {
        this.input = Objects.requireNonNull(input, "input");
        this.eventTimeFn = Objects.requireNonNull(eventTimeFn, "eventTimeFn");
        this.delay = Objects.requireNonNull(delay, "delay");
        this.idleness = idleness;
        this.isBound = isBound;
    }

    /** The same step, on a stream that is idle after so long without an event. */
    public WatermarkNode<T> withIdleness(Duration duration) {
        return new WatermarkNode<>(input, eventTimeFn, delay, duration, isBound);
    }

    /** The same step on the results of event-time operators, whose delay no result may exceed. */
    public WatermarkNode<T> asBound() {
        return new WatermarkNode<>(input, eventTimeFn, delay, idleness, true);
    }

    /** The step before. */
    public PlanNode<T> input() {
        return input;
    }

    /** The event's time, or null if it has none. Called from several threads at once. */
    public Function<? super T, @Nullable Instant> eventTimeFn() {
        return eventTimeFn;
    }

    /** How far the watermark stays behind; not negative. */
    public Duration delay() {
        return delay;
    }

    /** Whether an event that is earlier than the delay allows is an error, instead of late. */
    public boolean isBound() {
        return isBound;
    }

    /** After how much processing time without an event the stream is idle; null for never. */
    public @Nullable Duration idleness() {
        return idleness;
    }

    @Override
    public List<PlanNode<?>> inputs() {
        return List.of(input);
    }

    @Override
    public <X> X accept(PlanVisitor<X> visitor) {
        return visitor.watermark(this);
    }
}
