package dev.holdfast.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Sends the rows of a batch, and keeps what went wrong first. */
final class Sending {

    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Sending(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Sends all rows, unless one of them is already known to fail: each that follows would wait in vain.
     *
     * @throws KafkaException if so
     */
    void rows(InputStream rows, String topic) throws IOException {
        RecordFrames.Reader frames = new RecordFrames.Reader(rows, topic);
        ProducerRecord<byte[], byte[]> next = frames.next();
        while (next != null && failure.get() == null) {
            send(next);
            next = frames.next();
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw new KafkaException("A record was not sent.", failed);
        }
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record, (sent, exception) -> failure.compareAndSet(null, exception));
    }

    /** What went wrong, or null. Of use when everything was flushed. */
    @Nullable
    Exception failure() {
        return failure.get();
    }
}
