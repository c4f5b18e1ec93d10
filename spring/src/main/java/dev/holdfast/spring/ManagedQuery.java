package dev.holdfast.spring;

import dev.holdfast.Pipeline;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryStatus;
import dev.holdfast.runtime.EmbeddedEngine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One pipeline bean, and what runs of it. Started and stopped by one thread at a time; read from any. */
final class ManagedQuery {

    private final String name;
    private final QuerySettings settings;
    private final Supplier<Pipeline> pipeline;
    private volatile QueryWatch watch = new QueryWatch(() -> {});
    private volatile @Nullable StreamingQuery query;

    ManagedQuery(String name, QuerySettings settings, Supplier<Pipeline> pipeline) {
        this.name = name;
        this.settings = settings;
        this.pipeline = pipeline;
    }

    String name() {
        return name;
    }

    boolean isEnabled() {
        return settings.isEnabled();
    }

    /**
     * Starts it from its checkpoint.
     *
     * @param customizer what beans do to the engine
     * @param closeContext what is done when it fails, if the settings say so
     */
    void start(Consumer<EmbeddedEngine.Builder> customizer, Runnable closeContext) {
        QueryWatch next = new QueryWatch(settings.closesContext() ? closeContext : () -> {});
        EmbeddedEngine.Builder engine = EmbeddedEngine.builder().name(name).listener(next);
        settings.configure(engine);
        customizer.accept(engine);
        watch = next;
        query = engine.start(pipeline.get());
    }

    /** The run that there is, or was last; empty before the first. */
    Optional<StreamingQuery> query() {
        return Optional.ofNullable(query);
    }

    QueryWatch.Seen seen() {
        return watch.seen();
    }

    /** What has become of it, by now. */
    QueryState state() {
        QueryWatch.Seen seen = watch.seen();
        return seen.state() == QueryState.RUNNING && isStalled(seen) ? QueryState.STALLED : seen.state();
    }

    private boolean isStalled(QueryWatch.Seen seen) {
        Duration allowed = settings.stalledAfter();
        return allowed != null
                && since(seen).compareTo(allowed.plus(settings.triggerInterval())) > 0
                && query().map(StreamingQuery::status)
                        .filter(StreamingQueryStatus::isTriggerActive)
                        .isPresent();
    }

    /** How long ago it last told that it gets on. */
    static Duration since(QueryWatch.Seen seen) {
        return Duration.ofNanos(System.nanoTime() - seen.nanos());
    }
}
