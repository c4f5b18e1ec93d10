package dev.holdfast.runtime.io;

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
final class SourceDriver<T> implements AutoCloseable {

    static final ReadLimits NO_LIMITS = new ReadLimits(Long.MAX_VALUE, Long.MAX_VALUE);

    final RecordingConsumer<T> read = new RecordingConsumer<>();
    final List<Integer> batchSizes = new ArrayList<>();
    private final Source<T> source;
    private SourceReader<T> reader;
    Offset position;
    int wakeUps;

    SourceDriver(Source<T> source) throws IOException {
        this.source = source;
        reader = source.open(() -> wakeUps++);
    }

    /** Reads what is there, batch by batch. */
    SourceDriver<T> drain(ReadLimits limits) throws IOException {
        while (batch(limits)) {
            // batch reads and remembers where it ended
        }
        return this;
    }

    SourceDriver<T> drain() throws IOException {
        return drain(NO_LIMITS);
    }

    /** Reads what a query reads that ends with what is there. */
    SourceDriver<T> drainToEnd() throws IOException {
        Offset end = reader.end();
        while (batch(end, NO_LIMITS)) {
            // batch reads and remembers where it ended
        }
        return this;
    }

    /** Reads one batch. Returns false if there was nothing to read. */
    boolean batch(ReadLimits limits) throws IOException {
        return batch(reader.latest(), limits);
    }

    private boolean batch(Offset until, ReadLimits limits) throws IOException {
        ReadPlan plan = reader.plan(position, until, limits);
        int before = read.events.size();
        for (Split split : plan.splits()) {
            reader.read(split, read);
        }
        boolean progress = !plan.splits().isEmpty();
        if (progress) {
            batchSizes.add(read.events.size() - before);
        }
        position = plan.end();
        reader.committed(position);
        return progress;
    }

    /** Closes the source and opens it again at the offset it got to. */
    SourceDriver<T> restart() throws IOException {
        reader.close();
        reader = source.open(() -> wakeUps++);
        return this;
    }

    SourceReader<T> reader() {
        return reader;
    }

    List<T> events() {
        return read.events;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
