package dev.holdfast.kafka;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Where a sink writes.
 *
 * @param markers the topic of markers
 * @param isTransactional whether a batch is a transaction
 */
record Target(Connection connection, String topic, String markers, boolean isTransactional) {

    private static final Duration CLOSE = Duration.ofSeconds(1);

    OutboxSink.Writer open(String sink, QueryRun run, Duration patience) throws IOException {
        String client = "holdfast-" + run.queryId() + "-" + sink;
        MarkerTopic markerTopic = new MarkerTopic(markers, connection, sink, patience);
        try (Closing admin = new Closing(Admin.create(connection.properties(client + "-look", Map.of(), Map.of())))) {
            markerTopic.requireTopic(admin.admin(), topic);
            KafkaProducer<byte[], byte[]> producer = producer(client, patience);
            try {
                return isTransactional
                        ? transactional(producer, sink, run, client, markerTopic, admin.admin())
                        : new RepeatingWriter(producer, sink, topic);
            } catch (IOException | RuntimeException | Error e) {
                producer.close(CLOSE);
                throw e;
            }
        } catch (KafkaException e) {
            throw Failures.of(
                    "Sink '" + sink + "' cannot write to topic " + topic + " at " + connection.servers(),
                    Failures.root(e));
        }
    }

    /** Only when nobody else can commit any more can the last marker be read. */
    private TransactionalWriter transactional(
            KafkaProducer<byte[], byte[]> producer,
            String sink,
            QueryRun run,
            String transactionalId,
            MarkerTopic markerTopic,
            Admin admin)
            throws IOException {
        markerTopic.prepare(admin);
        producer.initTransactions();
        Marker last = markerTopic.last(admin, transactionalId, transactionalId + "-markers");
        if (last != null && last.epoch() > run.epoch()) {
            throw new IOException(
                    "Sink '" + sink + "' was written to, topic " + topic + ", by a later run of this query (number "
                            + last.epoch() + ", this is " + run.epoch()
                            + "): the checkpoint is an old copy. Start the query with the checkpoint that the later run has written.");
        }
        return new TransactionalWriter(producer, sink, topic, markers, transactionalId, run.epoch(), last);
    }

    private KafkaProducer<byte[], byte[]> producer(String client, Duration patience) {
        Map<String, String> fixed = new HashMap<>(Map.of("acks", "all", "enable.idempotence", "true"));
        if (isTransactional) {
            fixed.put("transactional.id", client);
        }
        Map<String, String> defaults =
                Map.of("linger.ms", "5", "batch.size", "131072", "max.block.ms", Long.toString(patience.toMillis()));
        return new KafkaProducer<>(
                connection.properties(client, defaults, fixed), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** An admin closes in its own time otherwise. */
    private record Closing(Admin admin) implements AutoCloseable {

        @Override
        public void close() {
            admin.close(CLOSE);
        }
    }
}
