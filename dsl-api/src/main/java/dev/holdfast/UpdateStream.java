package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Update;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.OutputMode;
import dev.holdfast.plan.FilterNode;
import dev.holdfast.plan.MapNode;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.WithoutKeyNode;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Results of which a later one replaces the earlier one of its key (output mode update): what
 * {@code mapGroupsWithState}, {@code updates} and {@code latestBy} give.
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

    private final PlanNode<Update<T>> node;

    UpdateStream(PlanNode<Update<T>> node) {
        this.node = node;
    }

    /** One result for each result, of the same key. */
    public <R> UpdateStream<R> map(Function<? super T, ? extends R> mapFn) {
        Objects.requireNonNull(mapFn, "mapFn");
        return new UpdateStream<>(
                new MapNode<Update<T>, Update<R>>(node, update -> Update.of(update.key(), mapFn.apply(update.row()))));
    }

    /** The results for which {@code predicate} holds. One left out does not take back an earlier one that stayed. */
    public UpdateStream<T> filter(Predicate<? super T> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        return new UpdateStream<>(new FilterNode<Update<T>, Update<T>>(node, update -> predicate.test(update.row())));
    }

    /**
     * Each result together with what it is the result of, for sinks that are to keep the last result of each key.
     *
     * <pre>{@code
     * totals.withKeys().writeTo(JsonLines.sink(directory))   // {"key":"ada","row":{"user":"ada","clicks":3}}
     * }</pre>
     */
    public UpdateStream<Update<T>> withKeys() {
        return new UpdateStream<>(
                new MapNode<Update<T>, Update<Update<T>>>(node, update -> new Update<>(update.key(), update)));
    }

    /**
     * The whole table of the last results, after each batch that changes it: for small tables.
     *
     * @param key the field that tells rows apart
     */
    public <K> CompleteResults<T> complete(KeyField<T, K> key) {
        return CompleteResults.of(new WithoutKeyNode<>(node), key);
    }

    /** Reads every update as an event of its own. How many there are depends on how the input fell into batches. */
    public Stream<T> asEvents() {
        return new Stream<>(new WithoutKeyNode<>(node));
    }

    /** Ends the stream in a sink. */
    public Pipeline writeTo(Sink<? super T> sink) {
        return Pipeline.endingIn(new WithoutKeyNode<>(node), sink, OutputMode.UPDATE);
    }
}
