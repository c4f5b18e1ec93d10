package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.field.KeyField;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.util.Objects;

/**
 * An event-time stream after {@code groupBy}: the operators that come with Holdfast work on it.
 *
 * <pre>{@code
 * clicks.groupBy(ClickFields.userId).windowedBy(Windows.tumbling(Duration.ofMinutes(1)))
 * }</pre>
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class EventTimeFieldGroups<K, T> {

    private final PlanNode<T> node;
    private final KeyField<? super T, K> key;
    private final Salting salting;

    EventTimeFieldGroups(PlanNode<T> node, KeyField<? super T, K> key, Salting salting) {
        this.salting = salting;
        this.node = node;
        this.key = Objects.requireNonNull(key, "groupBy(null): name a field");
    }

    /**
     * Parts the events of each key, so that several workers may compute them; the parts of a batch are merged. For a key that has so many events that one worker cannot
     * compute them. State and results are those without it, so it may come and go over a restart.
     *
     * <p>Refused when the pipeline is built: an aggregate that depends on the order of events, such as {@code first}, unless {@code inAnyOrder()} of it says that this does not
     * matter; sessions; and failed calls to a sink.
     *
     * @param parts how many: a few for each worker, 2 to 1,024. Events that are equal are in one
     * @throws IllegalArgumentException if they are less or more
     */
    public EventTimeFieldGroups<K, T> salted(int parts) {
        return new EventTimeFieldGroups<>(node, key, Salting.of(parts));
    }

    /** Cuts the events of each key into windows of event time. */
    public WindowedGroups<K, T> windowedBy(Windows windows) {
        return WindowedGroups.of(node, key, Objects.requireNonNull(windows, "windowedBy(null): name windows"), salting);
    }

    /** Running aggregates of each key, without windows: see {@link FieldGroups#withTtl}. */
    public RunningGroups<K, T> withTtl(Duration timeToLive) {
        return new FieldGroups<>(node, key, salting).withTtl(timeToLive);
    }

    /** Running aggregates of each key, without windows, for ever: see {@link FieldGroups#unbounded}. */
    public RunningGroups<K, T> unbounded(String why) {
        return new FieldGroups<>(node, key, salting).unbounded(why);
    }
}
