package dev.holdfast.operator;

import java.util.Objects;

/**
 * What is computed from a number of events: an argument of {@code aggregate(…)} behind {@code windowedBy(…)}.
 *
 * <pre>{@code
 * clicks.groupBy(ClickFields.userId)
 *         .windowedBy(Windows.tumbling(Duration.ofMinutes(1)))
 *         .aggregate(Aggregate.count())
 *         .whenClosed((user, window, clicks) -> new Busy(user, window.start(), clicks))
 * }</pre>
 *
 * @param <T> the type of the events
 * @param <A> the type of the result
 */
public final class Aggregate<T, A> {

    private final Accumulator<T, ?, A> accumulator;

    private Aggregate(Accumulator<T, ?, A> accumulator) {
        this.accumulator = Objects.requireNonNull(accumulator, "accumulator");
    }

    /** How many there are. */
    public static <T> Aggregate<T, Long> count() {
        return new Aggregate<>(new Count<>());
    }

    /** How it comes about, for engines. */
    public Accumulator<T, ?, A> accumulator() {
        return accumulator;
    }
}
