package dev.holdfast.testkit;

import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.runtime.io.MemorySource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    private @Nullable UUID reader;

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
        addAll(Arrays.asList(requireArray(newEvents)));
    }

    /** Adds events behind all others; none may be null. The next step reads them, all in one batch. */
    public void addAll(List<? extends T> newEvents) {
        requireEvents(newEvents);
        synchronized (events) {
            source.addAll(newEvents);
            events.addAll(newEvents);
        }
    }

    /** A call such as {@code add(null)} has no array at all. */
    @SuppressWarnings("ConstantValue") // users' code need not be null-marked
    T[] requireArray(T[] newEvents) {
        if (newEvents == null) {
            throw nullEvent();
        }
        return newEvents;
    }

    @SuppressWarnings("ConstantValue") // users' code need not be null-marked
    private void requireEvents(List<? extends T> newEvents) {
        for (T event : Objects.requireNonNull(newEvents, "newEvents")) {
            if (event == null) {
                throw nullEvent();
            }
        }
    }

    private IllegalArgumentException nullEvent() {
        return new IllegalArgumentException("An event for source '" + id()
                + "' is null, and no source gives such events. Leave it out, or add one whose components are null.");
    }

    /** A query of a tester is going to read; what it was given before another one has read, or will. */
    void claim(UUID queryId) {
        synchronized (events) {
            if (reader != null && !reader.equals(queryId) && !events.isEmpty()) {
                throw new IllegalStateException("TestSource '" + id() + "' has events of another tester, and this one"
                        + " would read them again. Make a new source, and a pipeline with it, for each tester.");
            }
            reader = queryId;
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
