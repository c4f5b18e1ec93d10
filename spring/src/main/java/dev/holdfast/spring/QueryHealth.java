package dev.holdfast.spring;

import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryProgress;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** The health of one query: up while its batches end, and when it has ended without a failure. */
final class QueryHealth implements HealthIndicator {

    private final ManagedQuery query;

    QueryHealth(ManagedQuery query) {
        this.query = query;
    }

    @Override
    public Health health() {
        QueryWatch.Seen seen = query.seen();
        QueryState state = query.state();
        Health.Builder health = switch (state) {
            case RUNNING, ENDED -> Health.up();
            case NOT_STARTED -> Health.unknown();
            case STALLED ->
                Health.down().withDetail("reason", "No batch has ended for " + ManagedQuery.since(seen) + ".");
            case RESTARTING, FAILED -> Health.down().withDetail("reason", Choice.of(seen.failure(), "unknown"));
        };
        health.withDetail("state", state.words()).withDetail("restarts", seen.restarts());
        progress().ifPresent(progress -> details(health, progress));
        return health.build();
    }

    private Optional<StreamingQueryProgress> progress() {
        return query.query().flatMap(StreamingQuery::lastProgress);
    }

    private static void details(Health.Builder health, StreamingQueryProgress progress) {
        health.withDetail("batchId", progress.batchId())
                .withDetail("timestamp", progress.timestamp().toString());
        progress.watermarkLag().ifPresent(lag -> health.withDetail("watermarkLag", lag.toString()));
    }
}
