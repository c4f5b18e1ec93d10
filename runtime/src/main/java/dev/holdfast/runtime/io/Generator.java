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
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Computes events from their number: for tests, load and demonstrations. */
public final class Generator {

    private Generator() {}

    /**
     * A source of {@code count} events, numbered from 0, that are all there from the beginning. Batches are limited by events
     * only, not by bytes.
     *
     * @param id names the source in the checkpoint: unique in the pipeline, and the same over restarts
     * @param count at least 0; a restart with a greater count reads on
     * @param eventFn gives the event of a number, never null, and the same event for the same number at any time, from any
     *     thread
     */
    public static <T> Source<T> source(String id, long count, LongFunction<? extends T> eventFn) {
        if (count < 0) {
            throw new IllegalArgumentException(
                    "Generator " + id + " cannot give " + count + " events. Pass a count of 0 or more.");
        }
        return new GeneratorSource<>(id, count, eventFn);
    }

    private record GeneratorSource<T>(String id, long count, LongFunction<? extends T> eventFn) implements Source<T> {

        GeneratorSource {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(eventFn, "eventFn");
        }

        @Override
        public String description() {
            return id + " (" + count + " generated events)";
        }

        @Override
        public SourceReader<T> open(SourceContext context) {
            return new Reader<>(this);
        }
    }

    private static final class Reader<T> implements SourceReader<T> {

        private final GeneratorSource<T> source;

        Reader(GeneratorSource<T> source) {
            this.source = source;
        }

        @Override
        public Offset latest() {
            return IndexOffset.of(source.count);
        }

        @Override
        public ReadPlan plan(@Nullable Offset from, Offset until, ReadLimits limits) throws IOException {
            long end = Math.min(source.count, IndexOffset.parse(source.id, until));
            IndexRange range = IndexRange.within(IndexOffset.parse(source.id, from), end, limits);
            return range.toPlan(IndexOffset.of(range.to()));
        }

        @Override
        public Backlog backlog(Offset from, Offset until) throws IOException {
            return Backlog.ofRows(IndexOffset.parse(source.id, until) - IndexOffset.parse(source.id, from));
        }

        @Override
        public void read(Split split, EventConsumer<? super T> out) {
            IndexRange range = (IndexRange) split;
            for (long index = range.from(); index < range.to(); index++) {
                out.event(Objects.requireNonNull(source.eventFn.apply(index), "eventFn gave null"));
            }
        }
    }
}
