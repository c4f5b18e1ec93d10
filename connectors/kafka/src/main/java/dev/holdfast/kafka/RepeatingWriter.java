package dev.holdfast.kafka;

import dev.holdfast.connector.OutboxSink;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/** Delivers without transactions: a batch comes again if a crash leaves open whether it is there. */
final class RepeatingWriter implements OutboxSink.Writer {

    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Producer<byte[], byte[]> producer;
    private final String sink;
    private final String topic;

    RepeatingWriter(Producer<byte[], byte[]> producer, String sink, String topic) {
        this.producer = producer;
        this.sink = sink;
        this.topic = topic;
    }

    @Override
    public OptionalLong lastBatch() {
        return OptionalLong.empty();
    }

    @Override
    public void deliver(long batchId, InputStream rows) throws IOException {
        Sending sending = new Sending(producer);
        Exception failure;
        try {
            sending.rows(rows, topic);
            producer.flush();
            failure = sending.failure();
        } catch (KafkaException e) {
            Exception first = sending.failure();
            failure = first == null ? e : first;
        }
        if (failure != null) {
            throw Failures.of("Sink '" + sink + "' could not deliver batch " + batchId + " to topic " + topic, failure);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
