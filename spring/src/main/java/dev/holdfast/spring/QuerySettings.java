package dev.holdfast.spring;

import dev.holdfast.engine.RestartPolicy;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.files.Durability;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What properties say of one query; what is null is not said.
 *
 * @param enabled Whether the query is started with the application context.
 * @param checkpoint The directory from which the query restarts.
 * @param trigger When batches start: as-fast-as-possible, available-now, once, or a duration such as 5s.
 * @param workers Threads for stateful operators.
 * @param store Where state lives while the query runs; rocksdb needs org.rocksdb:rocksdbjni.
 * @param durability What has reached the disk when a batch counts as committed.
 * @param maxEventsPerBatch The most events that a batch reads from each source.
 * @param stopTimeout How long the end of the application waits for the batch that is running.
 * @param stalledAfter How long a batch may take before the health is down; not set, there is no limit.
 * @param onFailure What a query that failed for good means for the application.
 * @param restart How the query is started again when it has failed.
 */
record QuerySettings(
        @Nullable Boolean enabled,
        @Nullable String checkpoint,
        @Nullable Trigger trigger,
        @Nullable Integer workers,
        @Nullable Store store,
        @Nullable Durability durability,
        @Nullable Long maxEventsPerBatch,
        @Nullable Duration stopTimeout,
        @Nullable Duration stalledAfter,
        @Nullable OnFailure onFailure,
        @Nullable Restart restart) {

    /** Checks each figure by itself, where the failure still knows the properties. */
    QuerySettings {
        atLeastOne("workers", workers == null ? 1 : workers);
        atLeastOne("max-events-per-batch", maxEventsPerBatch == null ? 1 : maxEventsPerBatch);
        atLeastOne("stop-timeout in milliseconds", stopTimeout == null ? 1 : stopTimeout.toMillis());
        atLeastOne("stalled-after in milliseconds", stalledAfter == null ? 1 : stalledAfter.toMillis());
        if (checkpoint != null && checkpoint.isBlank()) {
            throw new IllegalArgumentException("checkpoint is empty. Name a directory.");
        }
        if (restart != null && restart.attempts() != null && restart.attempts() < 0) {
            throw new IllegalArgumentException("restart.attempts is 0 or more, not " + restart.attempts() + ".");
        }
    }

    private static void atLeastOne(String what, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " is at least 1, not " + value + ".");
        }
    }

    /** These, and what they do not say as the others say it. */
    QuerySettings over(QuerySettings others) {
        return new QuerySettings(
                Choice.either(enabled, others.enabled),
                Choice.either(checkpoint, others.checkpoint),
                Choice.either(trigger, others.trigger),
                Choice.either(workers, others.workers),
                Choice.either(store, others.store),
                Choice.either(durability, others.durability),
                Choice.either(maxEventsPerBatch, others.maxEventsPerBatch),
                Choice.either(stopTimeout, others.stopTimeout),
                Choice.either(stalledAfter, others.stalledAfter),
                Choice.either(onFailure, others.onFailure),
                Restart.merged(restart, others.restart));
    }

    boolean isEnabled() {
        return Choice.of(enabled, true);
    }

    boolean closesContext() {
        return onFailure == OnFailure.CLOSE_CONTEXT;
    }

    /** How long the query may wait between two batches although there is input. */
    Duration triggerInterval() {
        return trigger instanceof Trigger.ProcessingTime every ? every.interval() : Duration.ZERO;
    }

    /** Tells an engine what is said; the rest stays as the engine has it. */
    void configure(EmbeddedEngine.Builder engine) {
        if (checkpoint != null) {
            engine.checkpoint(Path.of(checkpoint));
        }
        if (trigger != null) {
            engine.trigger(trigger);
        }
        if (workers != null) {
            engine.workers(workers);
        }
        if (store != null) {
            engine.stateStore(store.supplier());
        }
        if (durability != null) {
            engine.durability(durability);
        }
        if (maxEventsPerBatch != null) {
            engine.maxEventsPerBatch(maxEventsPerBatch);
        }
        if (stopTimeout != null) {
            engine.stopTimeout(stopTimeout);
        }
        engine.restartPolicy(restartPolicy());
    }

    /**
     * Whether and how it is started again.
     *
     * @throws IllegalArgumentException if the figures make no policy
     */
    RestartPolicy restartPolicy() {
        return restart == null ? RestartPolicy.never() : restart.policy();
    }
}
