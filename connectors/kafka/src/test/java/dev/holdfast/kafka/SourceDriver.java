package dev.holdfast.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads a source the way an engine does. */
final class SourceDriver<T> implements AutoCloseable, EventConsumer<T> {

    static final ReadLimits NO_LIMITS = new ReadLimits(Long.MAX_VALUE, Long.MAX_VALUE);

    final List<T> events = new ArrayList<>();
    final List<DeadLetter> deadLetters = new ArrayList<>();
    final List<Integer> batches = new ArrayList<>();
    int skipped;
    Offset position;
    private SourceReader<T> reader;

    SourceDriver(Source<T> source, Offset position) throws IOException {
        this.position = position;
        reader = source.open(() -> {});
    }

    SourceDriver(Source<T> source) throws IOException {
        this(source, null);
    }

    SourceReader<T> reader() {
        return reader;
    }

    /** Reads what is there, batch by batch. */
    SourceDriver<T> drain(ReadLimits limits) throws IOException {
        Offset end = reader.end();
        while (batch(end, limits)) {
            // batch reads and remembers where it ended
        }
        return this;
    }

    SourceDriver<T> drain() throws IOException {
        return drain(NO_LIMITS);
    }

    /** What a batch has read that ended there. */
    SourceDriver<T> again(Offset end) throws IOException {
        ReadPlan plan = reader.planAgain(position, end);
        assertThat(plan.end()).isEqualTo(end);
        for (Split split : plan.splits()) {
            reader.read(split, this);
        }
        return this;
    }

    /** One look, one batch. */
    boolean look() throws IOException {
        return batch(reader.latest(Duration.ofMillis(500)), NO_LIMITS);
    }

    boolean batch(Offset until, ReadLimits limits) throws IOException {
        ReadPlan plan = reader.plan(position, until, limits);
        int before = events.size();
        for (Split split : plan.splits()) {
            reader.read(split, this);
        }
        if (plan.splits().isEmpty()) {
            return false;
        }
        batches.add(events.size() - before);
        position = plan.end();
        reader.committed(position);
        return true;
    }

    @Override
    public void event(T event) {
        events.add(event);
    }

    @Override
    public void skipped() {
        skipped++;
    }

    @Override
    public void deadLetter(DeadLetter letter) {
        deadLetters.add(letter);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
