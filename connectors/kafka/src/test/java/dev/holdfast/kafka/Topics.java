package dev.holdfast.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes and reads topics by Kafka's own clients, without anything of the connector. */
final class Topics implements AutoCloseable {

    private final String address;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    Topics(String address) {
        this.address = address;
        admin = Admin.create(Map.of("bootstrap.servers", address));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address, "linger.ms", "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    Admin admin() {
        return admin;
    }

    /** A topic that no other test has. */
    String create(int partitions) throws Exception {
        return create(partitions, Map.of());
    }

    String create(int partitions, Map<String, String> settings) throws Exception {
        String name = "t-" + UUID.randomUUID().toString().substring(0, 8);
        make(name, partitions, settings);
        return name;
    }

    void make(String name, int partitions, Map<String, String> settings) throws Exception {
        admin.createTopics(
                        List.of(new NewTopic(name, Optional.of(partitions), Optional.of((short) 1)).configs(settings)))
                .all()
                .get(20, TimeUnit.SECONDS);
        eventually(() -> isServed(name, partitions));
    }

    /**
     * A topic is there before its partitions take records. What a producer without transactions sends in between may be lost, when its
     * first batch is refused and one that it sent behind that is not.
     */
    private boolean isServed(String name, int partitions) throws Exception {
        Map<TopicPartition, OffsetSpec> questions = new HashMap<>();
        IntStream.range(0, partitions).forEach(n -> questions.put(new TopicPartition(name, n), OffsetSpec.latest()));
        try {
            admin.listOffsets(questions).all().get(20, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                return false;
            }
            throw e;
        }
    }

    void delete(String name) throws Exception {
        admin.deleteTopics(List.of(name)).all().get(20, TimeUnit.SECONDS);
    }

    void grow(String name, int partitions) throws Exception {
        admin.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions)))
                .all()
                .get(20, TimeUnit.SECONDS);
    }

    void deleteBefore(String name, int partition, long offset) throws Exception {
        admin.deleteRecords(Map.of(new TopicPartition(name, partition), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get(20, TimeUnit.SECONDS);
    }

    void send(String topic, int partition, @Nullable String key, @Nullable String value) throws Exception {
        send(new ProducerRecord<>(topic, partition, bytes(key), bytes(value)));
    }

    void send(ProducerRecord<byte[], byte[]> record) throws Exception {
        producer.send(record).get(20, TimeUnit.SECONDS);
    }

    /** Many at once, as fast as it goes. */
    void sendAll(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
        List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
        for (Future<RecordMetadata> record : sent) {
            record.get(20, TimeUnit.SECONDS);
        }
    }

    /** Numbered values, which begin with the number of the partition. */
    void sendMany(String topic, int partition, int count) throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            records.add(new ProducerRecord<>(topic, partition, null, bytes(partition + ":" + n)));
        }
        sendAll(records);
    }

    /** A producer with transactions of its own. */
    KafkaProducer<byte[], byte[]> transactional(String id) {
        KafkaProducer<byte[], byte[]> own = new KafkaProducer<>(
                Map.of("bootstrap.servers", address, "transactional.id", id, "linger.ms", "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        own.initTransactions();
        return own;
    }

    static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    /** All records of transactions that were committed, partition by partition. Kafka shows them a moment after the commit. */
    List<ConsumerRecord<byte[], byte[]>> committed(String topic) throws Exception {
        eventually(
                () -> ends(topic, IsolationLevel.READ_COMMITTED).equals(ends(topic, IsolationLevel.READ_UNCOMMITTED)));
        return shown(topic);
    }

    private Map<TopicPartition, Long> ends(String topic, IsolationLevel level) throws Exception {
        int count = admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get(20, TimeUnit.SECONDS)
                .get(topic)
                .partitions()
                .size();
        Map<TopicPartition, OffsetSpec> questions = new HashMap<>();
        IntStream.range(0, count).forEach(n -> questions.put(new TopicPartition(topic, n), OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(questions, new ListOffsetsOptions(level))
                .all()
                .get(20, TimeUnit.SECONDS)
                .forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    /** What a consumer of committed records sees now, in front of any transaction that is still open. */
    List<ConsumerRecord<byte[], byte[]>> shown(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address, "isolation.level", "read_committed", "fetch.max.wait.ms", "50"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            for (var info : consumer.partitionsFor(topic)) {
                TopicPartition partition = new TopicPartition(topic, info.partition());
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = consumer.endOffsets(List.of(partition)).get(partition);
                while (consumer.position(partition) < end) {
                    consumer.poll(Duration.ofMillis(200)).forEach(all::add);
                }
            }
            return all;
        }
    }

    List<String> committedValues(String topic) throws Exception {
        return committed(topic).stream().map(record -> text(record.value())).toList();
    }

    static void eventually(Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("it never came true");
            }
            Thread.sleep(50);
        }
    }

    /** What a test waits for. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        admin.close(Duration.ofSeconds(1));
    }
}
