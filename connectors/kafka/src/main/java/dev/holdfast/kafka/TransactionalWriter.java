package dev.holdfast.kafka;

import dev.holdfast.connector.OutboxSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Delivers each batch in a transaction, together with a marker that says that it is there.
 *
 * <p>The transactional id is that of query and sink. When a run opens the sink, Kafka rolls back what an earlier run left open, or
 * completes what it had begun to commit, and takes no more from that run, should it still live. Then the last marker says what is
 * there. So a batch is delivered again exactly if its transaction did not come to its end.
 */
final class TransactionalWriter implements OutboxSink.Writer {

    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Producer<byte[], byte[]> producer;
    private final String sink;
    private final String topic;
    private final String markers;
    private final String transactionalId;
    private final long epoch;
    private @Nullable Marker last;

    TransactionalWriter(
            Producer<byte[], byte[]> producer,
            String sink,
            String topic,
            String markers,
            String transactionalId,
            long epoch,
            @Nullable Marker last) {
        this.producer = producer;
        this.sink = sink;
        this.topic = topic;
        this.markers = markers;
        this.transactionalId = transactionalId;
        this.epoch = epoch;
        this.last = last;
    }

    @Override
    public OptionalLong lastBatch() {
        Marker marker = last;
        return marker == null ? OptionalLong.empty() : OptionalLong.of(marker.batch());
    }

    @Override
    public void deliver(long batchId, InputStream rows) throws IOException {
        Marker delivered = last;
        if (delivered != null && batchId <= delivered.batch()) {
            return;
        }
        Marker marker = new Marker(batchId, epoch);
        Sending sending = new Sending(producer);
        try {
            producer.beginTransaction();
            sending.rows(rows, topic);
            sending.send(new ProducerRecord<>(
                    markers, 0, transactionalId.getBytes(StandardCharsets.UTF_8), marker.toBytes()));
            producer.commitTransaction();
        } catch (KafkaException | IllegalStateException e) {
            Exception first = sending.failure();
            rollBack(e);
            throw failure(batchId, first == null ? e : first);
        } catch (IOException e) {
            rollBack(e);
            throw e;
        }
        last = marker;
    }

    /** If that fails too, the next run does it. */
    private void rollBack(Exception reason) {
        try {
            producer.abortTransaction();
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private IOException failure(long batchId, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return new IOException(
                        "Sink '" + sink + "' may not write to topic " + topic
                                + " any more: another run of the same query has opened it, and Kafka takes from the newest only. Nothing of batch "
                                + batchId
                                + " was written by this run. Make sure that the query runs once only. If it does, the delivery took longer than"
                                + " transaction.timeout.ms: set that higher with withSetting(name, value).",
                        failure);
            }
            if (cause instanceof RecordTooLargeException) {
                return new IOException(
                        "Sink '" + sink + "' has a row in batch " + batchId + " that is larger than topic " + topic
                                + " or the client takes: " + cause.getMessage()
                                + " Raise max.message.bytes of the topic and withSetting(\"max.request.size\", …).",
                        failure);
            }
        }
        return Failures.of("Sink '" + sink + "' could not deliver batch " + batchId + " to topic " + topic, failure);
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
