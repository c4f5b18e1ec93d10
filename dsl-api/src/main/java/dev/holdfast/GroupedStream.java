package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.operator.PlainFlatMap;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.StatefulNode;
import java.util.Objects;
import java.util.function.Function;

/**
 * A stream after {@code groupByKey}: it takes operators that need no event time.
 *
 * <pre>{@code
 * clicks.groupByKey(Click::userId).mapGroupsWithState(SessionsOperators.track())
 * }</pre>
 *
 * <p>Does not compile: an operator for another key type, also where Java would widen a number.
 *
 * <pre>{@code
 * clicks.groupByKey(Click::storeId).mapGroupsWithState(SessionsOperators.track())
 * // required: MapGroups<Long,…>  found: MapGroups<String,…>
 * }</pre>
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
@CheckReturnValue
public final class GroupedStream<K, T> {

    private final PlanNode<T> node;
    private final Function<? super T, ? extends K> keyFn;

    GroupedStream(PlanNode<T> node, Function<? super T, ? extends K> keyFn) {
        this.node = node;
        this.keyFn = Objects.requireNonNull(keyFn, "groupByKey(null): name a key function");
    }

    /**
     * Sets a small stream beside this one, such as rules or prices, whose changes the calls for every key can read. It is kept once, not for each key.
     *
     * <p>In each batch all its changes are applied, in their order, before the first event is handled and before any timer. A source that only such streams read is read to its end in each
     * batch, whatever the limits of a batch are; so the first events see all changes that it had when the query started.
     *
     * @param changes its events change the operator's {@code BroadcastState}s, by the method with {@code @OnBroadcast}
     */
    public <B> BroadcastGroupedStream<K, T, B> withBroadcast(Stream<B> changes) {
        Objects.requireNonNull(changes, "withBroadcast(null): name the stream of changes");
        return new BroadcastGroupedStream<>(node, keyFn, changes.node());
    }

    /** Calls an update function for each key of a batch, with exactly one result per call. */
    public <R> UpdateStream<R> mapGroupsWithState(MapGroups<K, ? super T, ?, R> operator) {
        Objects.requireNonNull(operator, "mapGroupsWithState(null): name an operator");
        return new UpdateStream<>(StatefulNode.of(node, keyFn, operator.spec().asUpdates()));
    }

    /**
     * Calls the functions of an operator for each key of a batch, and for timeouts and timers, with any number of results per call: an update function on group state or on states that are its parameters,
     * or a function from state to state. The results have no event time; {@link Stream#withResultTime} gives them one.
     */
    public <R> Stream<R> flatMapGroupsWithState(PlainFlatMap<K, ? super T, R> operator) {
        Objects.requireNonNull(operator, "flatMapGroupsWithState(null): name an operator");
        return new Stream<>(StatefulNode.of(node, keyFn, operator.declaration()));
    }

    /**
     * Has an operator run for each key that was written for engines, such as one of your own. See {@code dev.holdfast.keyed} for what
     * it gets and may do.
     */
    public <R> Stream<R> process(OperatorDeclaration<K, ? super T, R> operator) {
        Objects.requireNonNull(operator, "process(null): name an operator");
        return new Stream<>(StatefulNode.of(node, keyFn, operator));
    }
}
