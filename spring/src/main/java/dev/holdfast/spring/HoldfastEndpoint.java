package dev.holdfast.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Actuator's endpoint {@code holdfast}: what queries do and how large their state is. It only reads, and shows ids, figures and messages
 * of failures: no events, no state, no offsets.
 */
@Endpoint(id = "holdfast")
public final class HoldfastEndpoint {

    private final HoldfastQueries queries;

    HoldfastEndpoint(HoldfastQueries queries) {
        this.queries = queries;
    }

    /** All queries, by name, in the order of their beans. */
    @ReadOperation
    public Map<String, QueryReport> queries() {
        Map<String, QueryReport> reports = new LinkedHashMap<>();
        queries.managed().forEach(query -> reports.put(query.name(), QueryReport.of(query)));
        return reports;
    }

    /**
     * One query.
     *
     * @param name of its bean
     * @return null if there is none, which a browser sees as 404
     */
    @ReadOperation
    public @Nullable QueryReport query(@Selector String name) {
        return queries().get(name);
    }
}
