package dev.holdfast.runtime.batch;

import dev.holdfast.connector.ObjectSink;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.Sink;
import dev.holdfast.runtime.checkpoint.Checkpoint;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A sink in use: takes the rows of committed batches. */
abstract class SinkOutput implements AutoCloseable {

    private final Sink<?> sink;
    private final String name;

    private SinkOutput(Sink<?> sink) {
        this.sink = sink;
        name = "sink '" + sink.id() + "'";
    }

    static SinkOutput open(Sink<?> sink, QueryRun run) throws IOException {
        if (sink instanceof OutboxSink<?> outbox) {
            return new Outbox(outbox, outbox.open(run));
        } else if (sink instanceof ObjectSink<?> objects) {
            return openObjects(objects, run);
        }
        throw new IllegalArgumentException("no such kind of sink: " + sink.getClass());
    }

    private static <T> SinkOutput openObjects(ObjectSink<T> sink, QueryRun run) throws IOException {
        return new Objects<>(sink, sink.open(run));
    }

    Sink<?> sink() {
        return sink;
    }

    /** For messages. */
    String name() {
        return name;
    }

    /** The last batch that the sink has, if it can tell. */
    abstract OptionalLong lastBatch() throws IOException;

    /** Delivers the rows of a batch that was just committed. */
    abstract void deliver(long batchId, SinkRows rows, Checkpoint checkpoint) throws IOException;

    /** Delivers the rows of a batch again, from its commit alone. */
    abstract void deliverAgain(long batchId, Checkpoint checkpoint) throws IOException;

    /** Lets the sink do what is due, while nothing is delivered. */
    void idle() throws IOException {}

    @Override
    public abstract void close() throws IOException;

    /** Always delivers what the segment holds, so that it gets the same bytes now and after a crash. */
    private static final class Outbox extends SinkOutput {

        private final OutboxSink.Writer writer;

        Outbox(Sink<?> sink, OutboxSink.Writer writer) {
            super(sink);
            this.writer = writer;
        }

        @Override
        OptionalLong lastBatch() throws IOException {
            return writer.lastBatch();
        }

        @Override
        void deliver(long batchId, SinkRows rows, Checkpoint checkpoint) throws IOException {
            deliverAgain(batchId, checkpoint);
        }

        @Override
        void deliverAgain(long batchId, Checkpoint checkpoint) throws IOException {
            if (checkpoint.outboxRows(batchId, sink().id()) > 0) {
                try (InputStream rows = checkpoint.outbox(batchId, sink().id())) {
                    writer.deliver(batchId, rows);
                }
            }
        }

        @Override
        void idle() throws IOException {
            writer.idle();
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    private static final class Objects<T> extends SinkOutput {

        private final ObjectSink<T> sink;
        private final ObjectSink.Writer<T> writer;

        Objects(ObjectSink<T> sink, ObjectSink.Writer<T> writer) {
            super(sink);
            this.sink = sink;
            this.writer = writer;
        }

        @Override
        OptionalLong lastBatch() {
            return OptionalLong.empty();
        }

        @Override
        @SuppressWarnings("unchecked") // a pipeline gives a sink rows of its type only
        void deliver(long batchId, SinkRows rows, Checkpoint checkpoint) throws IOException {
            if (!rows.objects().isEmpty()) {
                writer.deliver(batchId, (List<T>) rows.objects());
            }
        }

        @Override
        void deliverAgain(long batchId, Checkpoint checkpoint) throws IOException {
            if (sink.rowSerializer().isPresent() && checkpoint.outboxRows(batchId, sink.id()) > 0) {
                writer.deliver(batchId, decode(batchId, sink.rowSerializer().get(), checkpoint));
            }
        }

        private List<T> decode(long batchId, StateSerializer<T> serializer, Checkpoint checkpoint) throws IOException {
            List<T> rows = new ArrayList<>();
            try (InputStream bytes = checkpoint.outbox(batchId, sink.id())) {
                StateInput in = new StateInput(bytes.readAllBytes());
                while (in.remaining() > 0) {
                    rows.add(serializer.read(in));
                }
            }
            return rows;
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
