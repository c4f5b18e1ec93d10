package dev.holdfast.runtime.batch;

import dev.holdfast.connector.ObjectSink;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.connector.Sink;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a batch has for one sink, encoded, as objects, or both, as the sink wants them. Filled by one thread.
 */
final class SinkRows {

    private final Sink<?> sink;
    private final @Nullable RowEncoder<Object> encoder;
    private final boolean keepsObjects;
    private final StateOutput bytes = new StateOutput();
    private List<Object> objects = new ArrayList<>();
    private long count;

    SinkRows(Sink<?> sink) {
        this.sink = sink;
        encoder = encoderOf(sink);
        keepsObjects = sink instanceof ObjectSink<?>;
    }

    void add(Object row) {
        if (encoder != null) {
            encode(encoder, row);
        }
        if (keepsObjects) {
            objects.add(row);
        }
        count++;
    }

    /** Appends the rows of {@code other}, which is then empty. */
    void takeFrom(SinkRows other) {
        bytes.writeRaw(other.bytes.array(), 0, other.bytes.size());
        objects.addAll(other.objects);
        count += other.count;
        other.bytes.clear();
        other.objects = new ArrayList<>();
        other.count = 0;
    }

    StateOutput bytes() {
        return bytes;
    }

    List<Object> objects() {
        return objects;
    }

    long count() {
        return count;
    }

    private void encode(RowEncoder<Object> rowEncoder, Object row) {
        try {
            rowEncoder.encode(row, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "A row of type " + row.getClass().getName() + " cannot be encoded for sink '" + sink.id() + "': "
                            + e.getMessage(),
                    e);
        }
    }

    @SuppressWarnings("unchecked") // a pipeline gives a sink rows of its type only
    private static @Nullable RowEncoder<Object> encoderOf(Sink<?> sink) {
        if (sink instanceof OutboxSink<?> outbox) {
            return (RowEncoder<Object>) outbox.newEncoder();
        } else if (sink instanceof ObjectSink<?> object
                && object.rowSerializer().isPresent()) {
            StateSerializer<Object> serializer =
                    (StateSerializer<Object>) object.rowSerializer().get();
            return serializer::write;
        }
        return null;
    }
}
