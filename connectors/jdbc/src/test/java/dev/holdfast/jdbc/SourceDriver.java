package dev.holdfast.jdbc;

import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a source the way an engine does. */
final class SourceDriver<T> {

    final List<T> events = new ArrayList<>();
    final List<Offset> offsets = new ArrayList<>();
    final SourceReader<T> reader;
    Offset position;

    private SourceDriver(Source<T> source, Offset position) throws IOException {
        reader = source.open(() -> {});
        this.position = position;
    }

    static <T> SourceDriver<T> open(Source<T> source) throws IOException {
        return new SourceDriver<>(source, null);
    }

    static <T> SourceDriver<T> openAt(Source<T> source, Offset position) throws IOException {
        return new SourceDriver<>(source, position);
    }

    SourceDriver<T> drain(long maxEvents) throws IOException {
        while (batch(reader.latest(), maxEvents)) {
            // batch reads and remembers where it ended
        }
        return this;
    }

    SourceDriver<T> drain() throws IOException {
        return drain(Long.MAX_VALUE);
    }

    /** What a batch has read that ended there. */
    SourceDriver<T> again(Offset end) throws IOException {
        ReadPlan plan = reader.planAgain(position, end);
        for (Split split : plan.splits()) {
            reader.read(split, new Events());
        }
        return this;
    }

    SourceDriver<T> drainToEnd() throws IOException {
        Offset end = reader.end();
        while (batch(end, Long.MAX_VALUE)) {
            // batch reads and remembers where it ended
        }
        return this;
    }

    private boolean batch(Offset until, long maxEvents) throws IOException {
        ReadPlan plan = reader.plan(position, until, new ReadLimits(maxEvents, Long.MAX_VALUE));
        for (Split split : plan.splits()) {
            reader.read(split, new Events());
        }
        position = plan.end();
        if (!plan.splits().isEmpty()) {
            offsets.add(position);
        }
        return !plan.splits().isEmpty();
    }

    List<T> takeEvents() {
        List<T> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    private final class Events implements EventConsumer<T> {

        @Override
        public void event(T event) {
            events.add(event);
        }

        @Override
        public void skipped() {
            throw new AssertionError("nothing is skipped");
        }

        @Override
        public void deadLetter(DeadLetter letter) {
            throw new AssertionError("there are no dead letters");
        }
    }
}
