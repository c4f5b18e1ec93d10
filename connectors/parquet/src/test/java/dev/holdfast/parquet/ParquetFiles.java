package dev.holdfast.parquet;

import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import dev.holdfast.serial.StateOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands rows to sinks, and takes them from sources, as an engine does. */
final class ParquetFiles {

    static final UUID QUERY = new UUID(1, 2);
    static final ReadLimits ALL = new ReadLimits(Long.MAX_VALUE, Long.MAX_VALUE);

    private ParquetFiles() {}

    @SafeVarargs
    @SuppressWarnings("varargs") // passes them on
    static <T> void deliver(OutboxSink<T> sink, long batch, T... rows) throws IOException {
        try (OutboxSink.Writer writer = sink.open(new QueryRun(QUERY, batch))) {
            writer.deliver(batch, encode(sink, rows));
        }
    }

    @SafeVarargs
    static <T> InputStream encode(OutboxSink<T> sink, T... rows) throws IOException {
        StateOutput out = new StateOutput();
        RowEncoder<T> encoder = sink.newEncoder();
        for (T row : rows) {
            encoder.encode(row, out);
        }
        return new ByteArrayInputStream(out.toByteArray());
    }

    /** All that is there. */
    static List<Visit> visits(Path path) throws IOException {
        return read(Parquet.source(path, new VisitSerializer()));
    }

    static <T> List<T> read(Source<T> source) throws IOException {
        List<T> rows = new ArrayList<>();
        readFrom(source, null, ALL, rows);
        return rows;
    }

    /** Reads one batch; the result is its end. */
    static <T> Offset readFrom(Source<T> source, @Nullable Offset from, ReadLimits limits, List<T> rows)
            throws IOException {
        try (SourceReader<T> reader = source.open(() -> {})) {
            return readFrom(reader, from, limits, rows);
        }
    }

    static <T> Offset readFrom(SourceReader<T> reader, @Nullable Offset from, ReadLimits limits, List<T> rows)
            throws IOException {
        ReadPlan plan = reader.plan(from, reader.latest(), limits);
        for (Split split : plan.splits()) {
            reader.read(split, into(rows));
        }
        return plan.end();
    }

    private static <T> EventConsumer<T> into(List<T> rows) {
        return new EventConsumer<>() {
            @Override
            public void event(T event) {
                rows.add(event);
            }

            @Override
            public void skipped() {
                throw new AssertionError("nothing is skipped");
            }

            @Override
            public void deadLetter(DeadLetter letter) {
                throw new AssertionError("there are no dead letters");
            }
        };
    }
}
