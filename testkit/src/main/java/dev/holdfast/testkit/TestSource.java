package dev.holdfast.testkit;

import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.runtime.io.MemorySource;
import java.util.ArrayList;
import java.util.List;

/**
 * A source that a test feeds: by {@link PipelineTester#feed}, or by {@link #add} for a later step. It keeps all events as long
 * as it lives, so a query can restart on it; each tester needs sources of its own. It also works with an
 * {@code EmbeddedEngine}. Thread safe.
 *
 * @param <T> the type of the events
 */
public final class TestSource<T> implements Source<T> {

    private final MemorySource<T> source;
    private final List<T> events = new ArrayList<>();

    private TestSource(String id) {
        source = MemorySource.of(id);
    }

    /**
     * A source without events.
     *
     * @param id names the source in the checkpoint: unique in the pipeline
     */
    public static <T> TestSource<T> of(String id) {
        return new TestSource<>(id);
    }

    /** Adds events behind all others; none may be null. The next step reads them, all in one batch. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final void add(T... newEvents) {
        addAll(List.of(newEvents));
    }

    /** Adds events behind all others; none may be null. The next step reads them, all in one batch. */
    public void addAll(List<? extends T> newEvents) {
        synchronized (events) {
            source.addAll(newEvents);
            events.addAll(newEvents);
        }
    }

    /** All events that were added, in order: a copy. */
    public List<T> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    @Override
    public String id() {
        return source.id();
    }

    @Override
    public SourceReader<T> open(SourceContext context) {
        return source.open(context);
    }
}
