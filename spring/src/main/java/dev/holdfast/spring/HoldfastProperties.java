package dev.holdfast.spring;

import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.files.Durability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties below {@code holdfast}: defaults for all queries, and what is said of each by its name. An unknown one refuses the
 * start.
 *
 * @param enabled Whether queries are started with the application context.
 * @param checkpoints A folder in which each query has its checkpoint, by its name.
 * @param trigger When batches start: as-fast-as-possible, available-now, once, or a duration such as 5s.
 * @param workers Threads for the stateful operators of each query; by default one per processor.
 * @param store Where state lives while queries run; rocksdb needs org.rocksdb:rocksdbjni.
 * @param durability What has reached the disk when a batch counts as committed.
 * @param maxEventsPerBatch The most events that a batch reads from each source.
 * @param stopTimeout How long the end of the application waits for the batches that are running.
 * @param stalledAfter How long a batch may take before the health is down; not set, there is no limit.
 * @param onFailure What a query that failed for good means for the application.
 * @param restart How a query is started again when it has failed.
 * @param queries Settings of single queries, by the names of their beans. They come before those for all.
 */
@ConfigurationProperties(prefix = "holdfast", ignoreUnknownFields = false)
record HoldfastProperties(
        @Nullable Boolean enabled,
        @Nullable String checkpoints,
        @Nullable Trigger trigger,
        @Nullable Integer workers,
        @Nullable Store store,
        @Nullable Durability durability,
        @Nullable Long maxEventsPerBatch,
        @Nullable Duration stopTimeout,
        @Nullable Duration stalledAfter,
        @Nullable OnFailure onFailure,
        @NestedConfigurationProperty @Nullable Restart restart,
        @DefaultValue Map<String, QuerySettings> queries) {

    HoldfastProperties {
        QuerySettings checked = new QuerySettings(
                enabled,
                null,
                trigger,
                workers,
                store,
                durability,
                maxEventsPerBatch,
                stopTimeout,
                stalledAfter,
                onFailure,
                restart);
        queries.values().forEach(own -> own.over(checked).restartPolicy());
        checked.restartPolicy();
        if (checkpoints != null && checkpoints.isBlank()) {
            throw new IllegalArgumentException("checkpoints is empty. Name a folder.");
        }
    }

    /** What holds for a query: what is said of it by name, then what is said of all. */
    QuerySettings of(String query) {
        String meant = QueryNames.uniform(query);
        QuerySettings settings = queries.entrySet().stream()
                .filter(entry -> QueryNames.uniform(entry.getKey()).equals(meant))
                .map(entry -> entry.getValue().over(defaults(query)))
                .findFirst()
                .orElseGet(() -> defaults(query));
        if (settings.checkpoint() == null && settings.isEnabled()) {
            throw SettingsException.noCheckpoint(query);
        }
        return settings;
    }

    private QuerySettings defaults(String query) {
        return new QuerySettings(
                enabled,
                checkpoints == null ? null : Path.of(checkpoints, query).toString(),
                trigger,
                workers,
                store,
                durability,
                maxEventsPerBatch,
                stopTimeout,
                stalledAfter,
                onFailure,
                restart);
    }
}
