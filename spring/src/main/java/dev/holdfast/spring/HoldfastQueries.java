package dev.holdfast.spring;

import dev.holdfast.engine.StreamingQuery;
import java.util.List;

/**
 * The queries of the application context, by the names of their beans. To be injected where a program looks at its queries:
 *
 * <pre>{@code
 * queries.query("baskets").lastProgress()
 * }</pre>
 *
 * <p>They are started when all beans are there, and stopped before any goes. Methods may be called from any thread.
 */
public final class HoldfastQueries {

    private final List<ManagedQuery> managed;

    HoldfastQueries(List<ManagedQuery> managed) {
        this.managed = List.copyOf(managed);
    }

    /** The names of all, also of those that properties do not start. */
    public List<String> names() {
        return managed.stream().map(ManagedQuery::name).toList();
    }

    /**
     * The query that runs, or the last one that ran.
     *
     * @param name of the bean, as it is
     * @throws IllegalArgumentException if no bean has that name
     * @throws IllegalStateException if it was not started, or not yet
     */
    public StreamingQuery query(String name) {
        ManagedQuery named = managed.stream()
                .filter(query -> query.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no query '" + name + "', but " + names() + "."));
        return named.query()
                .orElseThrow(() -> new IllegalStateException("The query '" + name
                        + "' was not started. It starts when the application context is complete, unless holdfast.enabled or"
                        + " holdfast.queries." + name + ".enabled is false."));
    }

    List<ManagedQuery> managed() {
        return managed;
    }
}
