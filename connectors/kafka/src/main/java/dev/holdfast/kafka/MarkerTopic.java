package dev.holdfast.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The compacted topic that holds the last delivered batch of each sink, all in its first partition. It is written in the same
 * transaction as the rows, so it says what is there, neither more nor less; and compaction keeps the last marker of a key for ever.
 */
final class MarkerTopic {

    /** Small segments, since what was not compacted yet is read at each start. */
    private static final Map<String, String> SETTINGS =
            Map.of("cleanup.policy", "compact", "segment.bytes", "16777216", "min.cleanable.dirty.ratio", "0.1");

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final String name;
    private final Connection connection;
    private final String sink;
    private final Duration patience;

    MarkerTopic(String name, Connection connection, String sink, Duration patience) {
        this.name = name;
        this.connection = connection;
        this.sink = sink;
        this.patience = patience;
    }

    /** Makes sure that the topic of the rows is there. */
    void requireTopic(Admin admin, String rows) throws IOException {
        if (!exists(admin, rows)) {
            throw new IOException("Sink '" + sink + "' writes to topic " + rows
                    + ", which does not exist. Create it, or correct its name.");
        }
    }

    /** Makes sure that the topic of markers is there and keeps what is written to it. */
    void prepare(Admin admin) throws IOException {
        if (!exists(admin, name)) {
            create(admin);
        }
        String policy = settings(admin).get("cleanup.policy").value();
        if (!policy.equals("compact")) {
            throw new IOException("Topic " + name + ", in which sink '" + sink
                    + "' keeps the last batch that it delivered, has cleanup.policy=" + policy
                    + ": it would be deleted some day, and the batch come twice. Set cleanup.policy=compact.");
        }
    }

    /** A topic was created, and the broker that is asked may not know of it yet. */
    private Config settings(Admin admin) throws IOException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        String what = "read the settings of topic " + name;
        Patience unknown = new Patience(patience);
        while (true) {
            try {
                return Objects.requireNonNull(
                        await(admin.describeConfigs(List.of(topic)).all(), what).get(topic));
            } catch (IOException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || unknown.isOver()) {
                    throw e;
                }
            }
            pause(what);
        }
    }

    private void pause(String what) throws IOException {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw Failures.of("Sink '" + sink + "' cannot " + what, e);
        }
    }

    private boolean exists(Admin admin, String topic) throws IOException {
        try {
            await(admin.describeTopics(List.of(topic)).allTopicNames(), "look for topic " + topic);
            return true;
        } catch (IOException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private void create(Admin admin) throws IOException {
        NewTopic topic = new NewTopic(name, Optional.of(1), Optional.empty()).configs(SETTINGS);
        try {
            await(admin.createTopics(List.of(topic)).all(), "create topic " + name);
        } catch (IOException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /**
     * The last marker of a key. Whatever else is in the topic is waited for: an open transaction of another query hides all markers
     * behind it, and to overlook the last one is to deliver its batch twice.
     */
    @Nullable
    Marker last(Admin admin, String key, String clientId) throws IOException {
        TopicPartition partition = new TopicPartition(name, 0);
        long end = await(
                        admin.listOffsets(Collections.singletonMap(partition, OffsetSpec.latest()))
                                .partitionResult(partition),
                        "find the end of topic " + name)
                .offset();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(clientId)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return read(consumer, partition, end, key.getBytes(StandardCharsets.UTF_8));
        } catch (KafkaException e) {
            throw Failures.of("Sink '" + sink + "' cannot read topic " + name, e);
        }
    }

    private @Nullable Marker read(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long end, byte[] key) throws IOException {
        Marker last = null;
        Patience unread = new Patience(patience);
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                if (Arrays.equals(record.key(), key) && record.value() != null) {
                    last = Marker.of(record.value());
                }
            }
            if (unread.isOver()) {
                throw new IOException("Sink '" + sink + "' cannot read topic " + name + " to its end, offset " + end
                        + ", in " + patience.toSeconds() + " s: it stands at " + consumer.position(partition)
                        + ", maybe before the open transaction of another query that died. Start again when that has timed"
                        + " out, or give the sink a topic of its own with markersIn(topic).");
            }
        }
        return last;
    }

    private KafkaConsumer<byte[], byte[]> consumer(String clientId) {
        return new KafkaConsumer<>(
                connection.properties(
                        clientId,
                        Map.of("max.poll.records", "10000", "fetch.max.wait.ms", "50"),
                        Map.of(
                                "auto.offset.reset", "none",
                                "enable.auto.commit", "false",
                                "isolation.level", "read_committed",
                                "allow.auto.create.topics", "false")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private <T> T await(KafkaFuture<T> future, String what) throws IOException {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | InterruptedException e) {
            throw Failures.of("Sink '" + sink + "' cannot " + what, Failures.cause(e));
        } catch (TimeoutException e) {
            throw new IOException(
                    "Sink '" + sink + "' cannot " + what + ": no answer from Kafka in " + patience.toSeconds()
                            + " s. Look after the brokers, and start the query again.",
                    e);
        }
    }
}
