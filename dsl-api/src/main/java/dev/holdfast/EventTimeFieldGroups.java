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

    EventTimeFieldGroups(PlanNode<T> node, KeyField<? super T, K> key) {
        this.node = node;
        this.key = Objects.requireNonNull(key, "groupBy(null): name a field");
    }

    /** Cuts the events of each key into windows of event time. */
    public WindowedGroups<K, T> windowedBy(Windows windows) {
        return WindowedGroups.of(node, key, Objects.requireNonNull(windows, "windowedBy(null): name windows"));
    }

    /** Running aggregates of each key, without windows: see {@link FieldGroups#withTtl}. */
    public RunningGroups<K, T> withTtl(Duration timeToLive) {
        return new FieldGroups<>(node, key).withTtl(timeToLive);
    }

    /** Running aggregates of each key, without windows, for ever: see {@link FieldGroups#unbounded}. */
    public RunningGroups<K, T> unbounded(String why) {
        return new FieldGroups<>(node, key).unbounded(why);
    }
}
