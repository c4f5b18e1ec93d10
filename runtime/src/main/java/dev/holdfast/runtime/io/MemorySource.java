package dev.holdfast.runtime.io;

import dev.holdfast.connector.Backlog;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A source that is fed by the program itself: for tests and demonstrations. Adding events wakes the queries that read them.
 *
 * <p>It keeps all events as long as it lives, so within the process a query can stop and restart on it; a checkpoint that is
 * restored in another process is refused unless the same events were added before. Batches are limited by events only, not by
 * bytes. Thread safe.
 *
 * @param <T> the type of the events
 */
public final class MemorySource<T> implements Source<T> {

    private final String id;
    private final List<T> events = new ArrayList<>();
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();

    private MemorySource(String id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    /**
     * A source without events.
     *
     * @param id names the source in the checkpoint: unique in the pipeline, and the same over restarts
     */
    public static <T> MemorySource<T> of(String id) {
        return new MemorySource<>(id);
    }

    /** Adds events behind all others. None may be null. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final void add(T... newEvents) {
        addAll(List.of(newEvents));
    }

    /** Adds events behind all others, in one piece: nobody else's come between them. None may be null. */
    public void addAll(List<? extends T> newEvents) {
        List<T> copy = List.copyOf(newEvents);
        synchronized (events) {
            events.addAll(copy);
        }
        readers.forEach(reader -> reader.context.wakeUp());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public SourceReader<T> open(SourceContext context) {
        Reader reader = new Reader(context);
        readers.add(reader);
        return reader;
    }

    private int size() {
        synchronized (events) {
            return events.size();
        }
    }

    private List<T> copy(IndexRange range) {
        synchronized (events) {
            return new ArrayList<>(events.subList((int) range.from(), (int) range.to()));
        }
    }

    private final class Reader implements SourceReader<T> {

        private final SourceContext context;

        Reader(SourceContext context) {
            this.context = context;
        }

        @Override
        public Offset latest() {
            return IndexOffset.of(size());
        }

        @Override
        public ReadPlan plan(@Nullable Offset from, Offset until, ReadLimits limits) throws IOException {
            long start = IndexOffset.parse(id, from);
            requireEvents(start);
            long end = Math.min(size(), IndexOffset.parse(id, until));
            IndexRange range = IndexRange.within(start, end, limits);
            return range.toPlan(IndexOffset.of(range.to()));
        }

        private void requireEvents(long start) throws IOException {
            int size = size();
            if (start < 0 || start > size) {
                throw new IOException("Source " + id + " should go on behind event " + start + " but has only " + size
                        + ": a MemorySource forgets its events when the process ends. Add the same events again before the"
                        + " query starts, or start with a new checkpoint.");
            }
        }

        @Override
        public Backlog backlog(Offset from, Offset until) throws IOException {
            return Backlog.ofRows(IndexOffset.parse(id, until) - IndexOffset.parse(id, from));
        }

        @Override
        public void read(Split split, EventConsumer<? super T> out) {
            copy((IndexRange) split).forEach(out::event);
        }

        @Override
        public void close() {
            readers.remove(this);
        }
    }
}
