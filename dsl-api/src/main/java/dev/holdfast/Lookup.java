package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Sink;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.LookupDeclaration;
import dev.holdfast.plan.StatefulNode;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Events that look up the version of their key that was valid at their time: what is left to say is what they give.
 *
 * <pre>{@code
 * orders.lookup(OrderFields.currency, rates.asTable(RateFields.currency, Duration.ofDays(1)))
 *         .asOf((order, rate) -> order.in(rate))
 * }</pre>
 *
 * <p>The version of an event is the one with the greatest event time that is not later than the event's, in milliseconds; of versions with the same time it is the one that
 * arrived last. An event waits until the watermark has passed its time, since its version may come until then. The watermark is the earlier of the two streams', so a table
 * that falls silent holds results back: see {@link EventTimeStream#withIdleness}.
 *
 * <p>Late events and late versions are left out, counted and logged. So are those without an event time, which the progress counts as {@code
 * numRowsWithoutEventTime}. It counts events that found no version as {@code numRowsWithoutVersion}.
 *
 * <p>Each result has the event time of its event. In a batch, results come by this time; those of a key with the same time as their events arrived.
 *
 * <p>Settings return a changed copy.
 *
 * @param <K> the type of the key
 * @param <T> the type of the events
 * @param <U> the type of the versions
 */
@CheckReturnValue
public final class Lookup<K, T, U> {

    private final JoinInput<K, T> events;
    private final JoinInput<K, U> versions;
    private final Table<K, U> table;
    private final String id;
    private final ErrorPolicy<K, Object> errorPolicy;

    private Lookup(
            JoinInput<K, T> events,
            JoinInput<K, U> versions,
            Table<K, U> table,
            String id,
            ErrorPolicy<K, Object> errorPolicy) {
        this.events = events;
        this.versions = versions;
        this.table = table;
        this.id = Objects.requireNonNull(id, "named(null): name the operator");
        this.errorPolicy = Objects.requireNonNull(errorPolicy, "onError(null): name a policy");
    }

    static <K, T, U> Lookup<K, T, U> of(JoinInput<K, T> events, Table<K, U> table) {
        JoinInput<K, U> versions = table.versions();
        String id = "lookup." + events.key().name() + "." + versions.key().name();
        return new Lookup<>(events, versions, table, id, ErrorPolicy.fail());
    }

    /**
     * Gives the operator an id of its own, which names its state in the checkpoint: needed when a pipeline looks up by the same fields twice. Without it the id is
     * {@code lookup.}, the name of the events' field, a dot, and that of the table's.
     */
    public Lookup<K, T, U> named(String newId) {
        return new Lookup<>(events, versions, table, newId, errorPolicy);
    }

    /** Sends late events to a sink, exactly as they came, besides counting and logging them. */
    public Lookup<K, T, U> lateEventsTo(Sink<? super T> sink) {
        Objects.requireNonNull(sink, "lateEventsTo(null): name a sink");
        return new Lookup<>(events.lateEventsTo(sink), versions, table, id, errorPolicy);
    }

    /** The same for late versions of the table. */
    public Lookup<K, T, U> lateVersionsTo(Sink<? super U> sink) {
        Objects.requireNonNull(sink, "lateVersionsTo(null): name a sink");
        return new Lookup<>(events, versions.lateEventsTo(sink), table, id, errorPolicy);
    }

    /**
     * What happens when the function of the results fails, or a key cannot be used; by default the query ends. The last policy counts.
     *
     * <p>If the function fails for an event, all events of its key that have the same time are lost. If the predicate of deletions fails, all that the key has in the batch is lost,
     * events and versions.
     */
    public Lookup<K, T, U> onError(ErrorPolicy<K, Object> policy) {
        return new Lookup<>(events, versions, table, id, policy);
    }

    /**
     * Gives each event whose key had a version. Others are dropped, and counted as {@code numRowsWithoutVersion}.
     *
     * @param resultFn the result of an event and its version
     */
    public <R> EventTimeStream<R> asOf(BiFunction<? super T, ? super U, ? extends R> resultFn) {
        return stream(false, resultFn);
    }

    /**
     * Gives each event.
     *
     * @param resultFn the result of an event and its version, or null if its key had none
     */
    public <R> EventTimeStream<R> asOfOrNull(BiFunction<? super T, ? super @Nullable U, ? extends R> resultFn) {
        return stream(true, resultFn);
    }

    private <R> EventTimeStream<R> stream(
            boolean givesMissing, BiFunction<? super T, ? super U, ? extends R> resultFn) {
        LookupDeclaration<K, T, U, R> declared = new LookupDeclaration<>(
                id,
                events.key().keySerializer(),
                events.side(),
                versions.side(),
                table.history(),
                table.isDeletion(),
                givesMissing,
                resultFn,
                errorPolicy);
        return EventTimeStream.ofOperator(new StatefulNode<>(List.of(events.keyed(), versions.keyed()), declared));
    }
}
