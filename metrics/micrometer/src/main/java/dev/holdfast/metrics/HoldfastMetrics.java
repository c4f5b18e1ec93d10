package dev.holdfast.metrics;

import dev.holdfast.engine.QueryListener;
import dev.holdfast.engine.StreamingQuery;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Objects;

/**
 * Gives the figures of a query to a registry:
 *
 * <pre>{@code
 * new HoldfastMetrics(query).bindTo(registry);
 * }</pre>
 *
 * <p>Counters and timers count from then on; gauges have their values from the next batch or idle report on. Names and tags are in
 * {@code docs/operations.md}. Tags are the query's name, and the ids of operators, sources and sinks: never keys or offsets. A query
 * that has ended has only {@code holdfast.query.active} and what it counted; one of the same name that starts later goes on with
 * these.
 */
public final class HoldfastMetrics implements MeterBinder {

    private final StreamingQuery query;

    /** Of a query that runs; give it a name, since that is a tag of every meter. */
    public HoldfastMetrics(StreamingQuery query) {
        this.query = Objects.requireNonNull(query, "query");
    }

    /** Registers the meters of the query. May be called for several registries, once for each. */
    @Override
    public void bindTo(MeterRegistry registry) {
        Meters meters = new Meters(registry, query.name());
        meters.active(query.isActive());
        query.addListener(new MeterListener(meters));
    }

    /**
     * The same for a query that is yet to start, given to its engine as a listener: then nothing of its first batch is missed.
     *
     * @param queryName the tag of every meter; the name that the engine gives the query
     */
    public static QueryListener listener(String queryName, MeterRegistry registry) {
        return new MeterListener(new Meters(registry, queryName));
    }
}
