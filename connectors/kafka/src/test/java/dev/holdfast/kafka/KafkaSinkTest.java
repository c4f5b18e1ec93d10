package dev.holdfast.kafka;

import static dev.holdfast.kafka.Topics.bytes;
import static dev.holdfast.kafka.Topics.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.connector.Update;
import dev.holdfast.serial.StateOutput;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class KafkaSinkTest {

    private static final Topics TOPICS = SharedBroker.topics();
    private static final String MARKERS = "holdfast-delivered";

    private final UUID query = UUID.randomUUID();

    record Total(String user, long clicks) {}

    private static KafkaSink<String> texts(String topic) {
        return Kafka.sink(
                "texts", SharedBroker.address(), topic, (name, row) -> new ProducerRecord<>(name, null, bytes(row)));
    }

    private OutboxSink.Writer open(KafkaSink<?> sink, long epoch) throws IOException {
        return sink.open(new QueryRun(query, epoch));
    }

    @SafeVarargs
    static <T> InputStream rows(KafkaSink<T> sink, T... rows) throws IOException {
        RowEncoder<T> encoder = sink.newEncoder();
        StateOutput out = new StateOutput();
        for (T row : rows) {
            encoder.encode(row, out);
        }
        return new ByteArrayInputStream(out.toByteArray());
    }

    @Test
    void a_batch_that_was_delivered_is_not_delivered_again() throws Exception {
        String topic = TOPICS.create(1);
        KafkaSink<String> sink = texts(topic);
        assertThat(sink.guarantee()).isEqualTo(DeliveryGuarantee.EXACTLY_ONCE);
        try (OutboxSink.Writer writer = open(sink, 1)) {
            assertThat(writer.lastBatch()).isEmpty();
            writer.deliver(3, rows(sink, "a", "b"));
            writer.deliver(3, rows(sink, "a", "b"));
            assertThat(writer.lastBatch()).hasValue(3);
        }
        try (OutboxSink.Writer writer = open(sink, 2)) {
            assertThat(writer.lastBatch()).hasValue(3);
            writer.deliver(3, rows(sink, "a", "b"));
            writer.deliver(7, rows(sink, "c"));
        }
        try (OutboxSink.Writer writer = open(sink, 3)) {
            assertThat(writer.lastBatch()).hasValue(7);
        }
        assertThat(TOPICS.committedValues(topic)).containsExactly("a", "b", "c");
    }

    @Test
    void sinks_and_queries_have_markers_of_their_own() throws Exception {
        String topic = TOPICS.create(1);
        KafkaSink<String> sink = texts(topic);
        try (OutboxSink.Writer writer = open(sink, 1)) {
            writer.deliver(3, rows(sink, "a"));
        }
        KafkaSink<String> other = Kafka.sink("other", SharedBroker.address(), topic, String.class);
        try (OutboxSink.Writer writer = open(other, 1)) {
            assertThat(writer.lastBatch()).isEmpty();
        }
        try (OutboxSink.Writer writer = sink.open(new QueryRun(UUID.randomUUID(), 1))) {
            assertThat(writer.lastBatch()).isEmpty();
        }
    }

    @Test
    void a_transaction_that_a_dead_run_left_open_is_rolled_back_when_the_next_one_opens_the_sink() throws Exception {
        String topic = TOPICS.create(1);
        KafkaSink<String> sink = texts(topic);
        try (OutboxSink.Writer writer = open(sink, 1)) {
            writer.deliver(1, rows(sink, "a"));
        }
        String transactionalId = "holdfast-" + query + "-texts";
        try (KafkaProducer<byte[], byte[]> dead = TOPICS.transactional(transactionalId)) {
            dead.beginTransaction();
            dead.send(new ProducerRecord<>(topic, 0, null, bytes("half"))).get();
            dead.send(new ProducerRecord<>(MARKERS, 0, bytes(transactionalId), new Marker(2, 1).toBytes()))
                    .get();
            try (OutboxSink.Writer writer = open(sink, 2)) {
                assertThat(writer.lastBatch()).hasValue(1);
                writer.deliver(2, rows(sink, "b"));
            }
            assertThatThrownBy(dead::commitTransaction).isInstanceOf(RuntimeException.class);
        }
        assertThat(TOPICS.committedValues(topic)).containsExactly("a", "b");
    }

    @Test
    void a_run_that_was_replaced_can_write_no_more() throws Exception {
        String topic = TOPICS.create(1);
        KafkaSink<String> sink = texts(topic);
        try (OutboxSink.Writer replaced = open(sink, 1)) {
            replaced.deliver(1, rows(sink, "a"));
            try (OutboxSink.Writer writer = open(sink, 2)) {
                assertThatThrownBy(() -> replaced.deliver(2, rows(sink, "b")))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("another run of the same query")
                        .hasMessageContaining("Nothing of batch 2");
                writer.deliver(2, rows(sink, "B"));
            }
        }
        assertThat(TOPICS.committedValues(topic)).containsExactly("a", "B");
    }

    @Test
    void an_old_copy_of_a_checkpoint_is_refused() throws Exception {
        String topic = TOPICS.create(1);
        KafkaSink<String> sink = texts(topic);
        try (OutboxSink.Writer writer = open(sink, 5)) {
            writer.deliver(1, rows(sink, "a"));
        }
        assertThatThrownBy(() -> open(sink, 4))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("by a later run of this query (number 5, this is 4)");
    }

    @Test
    void the_last_marker_is_found_behind_an_open_transaction_of_another_query() throws Exception {
        String markers = "m-" + UUID.randomUUID();
        String topic = TOPICS.create(1);
        KafkaSink<String> sink = texts(topic).markersIn(markers);
        try (OutboxSink.Writer writer = open(sink, 1);
                KafkaProducer<byte[], byte[]> other = TOPICS.transactional("other-" + UUID.randomUUID())) {
            other.beginTransaction();
            other.send(new ProducerRecord<>(markers, 0, bytes("other"), new Marker(9, 9).toBytes()))
                    .get();
            writer.deliver(1, rows(sink, "a"));
            assertThatThrownBy(() -> open(sink.patience(Duration.ofSeconds(1)), 2))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("open transaction of another query");
            other.abortTransaction();
        }
        try (OutboxSink.Writer writer = open(sink, 3)) {
            assertThat(writer.lastBatch()).hasValue(1);
        }
    }

    @Test
    void a_delivery_that_takes_longer_than_a_transaction_may_ends_the_query_and_comes_again() throws Exception {
        String topic = TOPICS.create(1);
        KafkaSink<String> sink = texts(topic).withSetting("transaction.timeout.ms", "300");
        try (OutboxSink.Writer writer = open(sink, 1)) {
            InputStream slow = new SequenceInputStream(rows(sink, "a"), new Slow(rows(sink, "b")));
            assertThatThrownBy(() -> writer.deliver(1, slow))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("transaction.timeout.ms");
        }
        try (OutboxSink.Writer writer = open(sink, 2)) {
            assertThat(writer.lastBatch()).isEmpty();
            writer.deliver(1, rows(sink, "a", "b"));
        }
        assertThat(TOPICS.committedValues(topic)).containsExactly("a", "b");
    }

    /** Takes its time before the first byte, until what was sent before was there for long. */
    private static final class Slow extends FilterInputStream {

        private boolean begun;

        Slow(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            pause();
            return super.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            pause();
            return super.read(target, offset, length);
        }

        private void pause() {
            if (!begun) {
                begun = true;
                LockSupport.parkNanos(2_000_000_000L);
            }
        }
    }

    @Test
    void the_topic_of_markers_must_keep_them() throws Exception {
        String topic = TOPICS.create(1);
        String forgetful = TOPICS.create(1, Map.of("cleanup.policy", "delete"));
        assertThatThrownBy(() -> open(texts(topic).markersIn(forgetful), 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cleanup.policy=delete");
    }

    @Test
    void a_broker_that_does_not_know_the_new_topic_of_markers_yet_is_asked_again() throws Exception {
        MarkerTopic markers = new MarkerTopic(
                "m-" + UUID.randomUUID(), Connection.to(SharedBroker.address()), "late", Duration.ofSeconds(20));
        AtomicInteger asked = new AtomicInteger();
        markers.prepare(answering(invocation -> {
            if (invocation.getName().equals("describeConfigs") && asked.incrementAndGet() < 3) {
                return TOPICS.admin()
                        .describeConfigs(List.of(new ConfigResource(ConfigResource.Type.TOPIC, "nowhere")));
            }
            return null;
        }));
        assertThat(asked).hasValue(3);
    }

    /** Kafka's admin, except where something else is answered. */
    private static Admin answering(Function<Method, Object> answer) {
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    Object own = answer.apply(method);
                    return own == null ? method.invoke(TOPICS.admin(), arguments) : own;
                });
    }

    @Test
    void a_topic_that_is_missing_is_named_when_the_query_starts() {
        assertThatThrownBy(() -> open(texts("nowhere"), 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("does not exist");
    }

    @Test
    void rows_are_json_with_a_key_if_asked_for() throws Exception {
        String topic = TOPICS.create(1);
        KafkaSink<Total> plain = Kafka.sink("totals", SharedBroker.address(), topic, Total.class);
        deliver(plain, 1, new Total("ada", 1));
        deliver(plain.keyedBy(Total::user), 2, new Total("ada", 2));
        deliver(plain.keyedBy(Total::clicks), 3, new Total("ada", 3));
        assertThat(keysAndValues(topic))
                .containsExactly(
                        "null={\"user\":\"ada\",\"clicks\":1}",
                        "ada={\"user\":\"ada\",\"clicks\":2}",
                        "3={\"user\":\"ada\",\"clicks\":3}");
        assertThatThrownBy(() -> deliver(plain.keyedBy(total -> null), 4, new Total("ada", 4)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("null key");
    }

    @Test
    void updates_are_keyed_and_a_row_that_says_so_removes_its_key() throws Exception {
        String topic = TOPICS.create(1);
        KafkaSink<Update<Total>> updates = Kafka.updates("totals", SharedBroker.address(), topic, Total.class)
                .tombstoneWhen(update -> update.row().clicks() == 0);
        deliver(updates, 1, new Update<>("ada", new Total("ada", 1)));
        deliver(updates, 2, new Update<>("ada", new Total("ada", 0)));
        assertThat(keysAndValues(topic)).containsExactly("ada={\"user\":\"ada\",\"clicks\":1}", "ada=null");
    }

    @Test
    void keys_and_tombstones_are_the_encoders_where_there_is_one() {
        KafkaSink<String> own = texts("topic");
        assertThatThrownBy(() -> own.keyedBy(row -> row)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> own.tombstoneWhen(row -> true)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        Kafka.sink("s", "localhost:1", "topic", String.class).tombstoneWhen(row -> true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("keyedBy");
    }

    @Test
    void an_encoder_decides_on_all_of_a_record() throws Exception {
        String topic = TOPICS.create(2);
        KafkaSink<String> sink = Kafka.sink("own", SharedBroker.address(), topic, (name, row) -> {
            RecordHeaders headers = new RecordHeaders();
            headers.add("h", bytes("1")).add("none", null);
            return new ProducerRecord<>(name, 1, 42L, bytes("k"), bytes(row), headers);
        });
        deliver(sink, 1, "v");
        ConsumerRecord<byte[], byte[]> record = TOPICS.committed(topic).get(0);
        assertThat(record.partition()).isEqualTo(1);
        assertThat(record.timestamp()).isEqualTo(42);
        assertThat(text(record.key())).isEqualTo("k");
        assertThat(text(record.value())).isEqualTo("v");
        assertThat(text(record.headers().lastHeader("h").value())).isEqualTo("1");
        assertThat(record.headers().lastHeader("none").value()).isNull();
        KafkaSink<String> astray = Kafka.sink(
                "astray", SharedBroker.address(), topic, (name, row) -> new ProducerRecord<>("other", bytes(row)));
        assertThatThrownBy(() -> rows(astray, "v"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("topic other");
    }

    @Test
    void a_row_that_is_too_large_is_said_and_nothing_of_its_batch_is_seen() throws Exception {
        String topic = TOPICS.create(1);
        KafkaSink<String> sink = texts(topic);
        try (OutboxSink.Writer writer = open(sink, 1)) {
            assertThatThrownBy(() -> writer.deliver(1, rows(sink, "a", "b".repeat(2_000_000))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("max.message.bytes");
            writer.deliver(2, rows(sink, "c"));
        }
        assertThat(TOPICS.committedValues(topic)).containsExactly("c");
    }

    @Test
    void without_transactions_a_batch_may_come_again() throws Exception {
        String topic = TOPICS.create(1);
        KafkaSink<String> sink = texts(topic).atLeastOnce();
        assertThat(sink.guarantee()).isEqualTo(DeliveryGuarantee.AT_LEAST_ONCE);
        try (OutboxSink.Writer writer = open(sink, 1)) {
            assertThat(writer.lastBatch()).isEmpty();
            writer.deliver(1, rows(sink, "a"));
            writer.deliver(1, rows(sink, "a"));
            assertThatThrownBy(() -> writer.deliver(2, rows(sink, "b".repeat(2_000_000))))
                    .isInstanceOf(IOException.class);
        }
        assertThat(TOPICS.committedValues(topic)).containsExactly("a", "a");
    }

    @Test
    void settings_on_which_the_promises_depend_are_not_free() {
        assertThatThrownBy(() -> texts("topic").withSetting("acks", "0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'acks'");
    }

    private <T> void deliver(KafkaSink<T> sink, long batch, T row) throws IOException {
        try (OutboxSink.Writer writer = open(sink, 1)) {
            writer.deliver(batch, rows(sink, row));
        }
    }

    private static List<String> keysAndValues(String topic) throws Exception {
        return TOPICS.committed(topic).stream()
                .map(record -> text(record.key()) + "=" + text(record.value()))
                .toList();
    }
}
