package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Sink;
import dev.holdfast.operator.OutputMode;
import dev.holdfast.plan.FilterNode;
import dev.holdfast.plan.MapNode;
import dev.holdfast.plan.PlanNode;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Results of which a later one replaces the earlier one of its key (output mode update): what
 * {@code mapGroupsWithState} gives.
 *
 * <pre>{@code
 * flights.groupByKey(Flight::origin).mapGroupsWithState(DelaysOperators.total()).writeTo(Console.sink())
 * }</pre>
 *
 * <p>Does not compile: a stateful operator on updates, whose number depends on how the input fell into batches. Say
 * {@link #asEvents} if that is meant.
 *
 * <pre>{@code
 * totals.groupByKey(OriginDelay::origin)   // cannot find symbol
 * }</pre>
 *
 * @param <T> the type of the results
 */
@CheckReturnValue
public final class UpdateStream<T> {

    private final PlanNode<T> node;

    UpdateStream(PlanNode<T> node) {
        this.node = node;
    }

    /** One result for each result. */
    public <R> UpdateStream<R> map(Function<? super T, ? extends R> mapFn) {
        return new UpdateStream<>(new MapNode<T, R>(node, mapFn));
    }

    /** The results for which {@code predicate} holds. One left out does not take back an earlier one that stayed. */
    public UpdateStream<T> filter(Predicate<? super T> predicate) {
        return new UpdateStream<>(new FilterNode<T, T>(node, predicate));
    }

    /** Reads every update as an event of its own. How many there are depends on how the input fell into batches. */
    public Stream<T> asEvents() {
        return new Stream<>(node);
    }

    /** Ends the stream in a sink. */
    public Pipeline writeTo(Sink<? super T> sink) {
        return Pipeline.endingIn(node, sink, OutputMode.UPDATE);
    }
}
