package dev.holdfast.jdbc;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.serial.StateOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Writes to a sink the way an engine does. */
record SinkDriver<T>(OutboxSink<T> sink, OutboxSink.Writer writer) {

    static final UUID QUERY = new UUID(4, 2);

    static <T> SinkDriver<T> open(OutboxSink<T> sink, long epoch) throws IOException {
        return new SinkDriver<>(sink, sink.open(new QueryRun(QUERY, epoch)));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the rows are only read
    final void deliver(long batchId, T... rows) throws IOException {
        deliver(batchId, Arrays.asList(rows));
    }

    void deliver(long batchId, List<T> rows) throws IOException {
        writer.deliver(batchId, new ByteArrayInputStream(encode(rows)));
    }

    byte[] encode(List<T> rows) throws IOException {
        RowEncoder<T> encoder = sink.newEncoder();
        StateOutput out = new StateOutput();
        for (T row : rows) {
            encoder.encode(row, out);
        }
        return out.toByteArray();
    }
}
