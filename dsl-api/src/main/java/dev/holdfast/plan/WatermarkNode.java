package dev.holdfast.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Gives each event its event time, read once, here. */
public final class WatermarkNode<T> implements PlanNode<T> {

    private final PlanNode<T> input;
    private final Function<? super T, Instant> eventTimeFn;
    private final Duration delay;

    public WatermarkNode(PlanNode<T> input, Function<? super T, Instant> eventTimeFn, Duration delay) {
        this.input = Objects.requireNonNull(input, "input");
        this.eventTimeFn = Objects.requireNonNull(eventTimeFn, "eventTimeFn");
        this.delay = Objects.requireNonNull(delay, "delay");
    }

    /** The step before. */
    public PlanNode<T> input() {
        return input;
    }

    /** The event's time, or null if it has none. Called from several threads at once. */
    public Function<? super T, Instant> eventTimeFn() {
        return eventTimeFn;
    }

    /** How far the watermark stays behind; not negative. */
    public Duration delay() {
        return delay;
    }

    @Override
    public List<PlanNode<?>> inputs() {
        return List.of(input);
    }
}
