package dev.holdfast.connector;

import java.util.Objects;
import java.util.UUID;

/**
 * Who writes to a sink.
 *
 * @param queryId the query, the same after a restart
 * @param epoch which opening of the query's checkpoint this is: rises with each restart
 */
public record QueryRun(UUID queryId, long epoch) {

    public QueryRun {
        Objects.requireNonNull(queryId, "queryId");
    }
}
