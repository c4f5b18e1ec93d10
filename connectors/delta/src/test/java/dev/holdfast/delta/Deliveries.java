package dev.holdfast.delta;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.serial.StateOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;

/** Hands rows to a sink as an engine does. */
final class Deliveries {

    static final UUID QUERY = new UUID(1, 2);

    private Deliveries() {}

    @SafeVarargs
    @SuppressWarnings("varargs") // passes them on
    static <T> void deliver(DeltaSink<T> sink, long batch, long epoch, T... rows) throws IOException {
        try (OutboxSink.Writer writer = sink.open(new QueryRun(QUERY, epoch))) {
            writer.deliver(batch, new ByteArrayInputStream(encode(sink, rows)));
        }
    }

    @SafeVarargs
    static <T> byte[] encode(DeltaSink<T> sink, T... rows) throws IOException {
        StateOutput out = new StateOutput();
        RowEncoder<T> encoder = sink.newEncoder();
        for (T row : rows) {
            encoder.encode(row, out);
        }
        return out.toByteArray();
    }
}
