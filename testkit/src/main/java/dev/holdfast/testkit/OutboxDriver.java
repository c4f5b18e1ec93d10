package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.serial.StateOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** Delivers batches to an outbox sink as one run of a query does. */
final class OutboxDriver<R> {

    private static final UUID QUERY = new UUID(0x5eed, 1);
    private static final String BROKEN = "The bytes of the batch cannot be read any further, as the test asked.";

    private final OutboxSink<R> sink;
    private final OutboxSink.Writer writer;

    private OutboxDriver(OutboxSink<R> sink, long epoch) throws IOException {
        this.sink = sink;
        writer = sink.open(new QueryRun(QUERY, epoch));
    }

    static <R> OutboxDriver<R> open(SinkPlace<R> place, long epoch) throws IOException {
        if (place.sink() instanceof OutboxSink<R> sink) {
            return new OutboxDriver<>(sink, epoch);
        }
        throw new IllegalStateException("Sink " + place.sink().id()
                + " is no OutboxSink, so it is not asked for its last batch. Leave this check out, as checkAll does.");
    }

    OptionalLong lastBatch() throws IOException {
        return writer.lastBatch();
    }

    /** A sink that cannot tell says nothing. */
    void assertLastBatch(long expected) throws IOException {
        OptionalLong last = lastBatch();
        if (last.isPresent()) {
            assertThat(last.getAsLong())
                    .as("the last batch of sink %s", sink.id())
                    .isEqualTo(expected);
        }
    }

    void deliver(long batchId, List<R> rows) throws IOException {
        writer.deliver(batchId, new ByteArrayInputStream(encode(rows)));
    }

    /** What a run gets to hear that was replaced is its own affair. */
    void tryToDeliver(long batchId, List<R> rows) {
        try {
            deliver(batchId, rows);
        } catch (IOException e) {
            assertThat(e.getMessage())
                    .as("what sink %s says when a replaced run delivers", sink.id())
                    .isNotBlank();
        }
    }

    void breakWhileDelivering(long batchId, List<R> rows) throws IOException {
        byte[] bytes = encode(rows);
        InputStream half = new ByteArrayInputStream(bytes, 0, bytes.length / 2);
        IOException thrown = null;
        try {
            writer.deliver(batchId, new SequenceInputStream(half, new Broken()));
        } catch (IOException e) {
            thrown = e;
        }
        assertThat(thrown)
                .as("what sink %s throws when the bytes of a batch cannot be read", sink.id())
                .isNotNull();
    }

    /** Each row from an encoder of its own, as workers do, into one output. */
    private byte[] encode(List<R> rows) throws IOException {
        StateOutput out = new StateOutput();
        for (R row : rows) {
            RowEncoder<R> encoder = sink.newEncoder();
            encoder.encode(row, out);
        }
        return out.toByteArray();
    }

    void close() throws IOException {
        writer.close();
    }

    private static final class Broken extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException(BROKEN);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException(BROKEN);
        }
    }
}
