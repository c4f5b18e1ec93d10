package dev.holdfast.kafka;

import static dev.holdfast.kafka.Topics.bytes;
import static dev.holdfast.kafka.Topics.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.ObjectSink;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.ReadLimits;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

class KafkaSourceTest {

    private static final Topics TOPICS = SharedBroker.topics();

    record Click(String user, Instant at) {}

    /** Takes dead letters. */
    record Letters() implements ObjectSink<DeadLetter> {

        @Override
        public String id() {
            return "letters";
        }

        @Override
        public DeliveryGuarantee guarantee() {
            return DeliveryGuarantee.AT_MOST_ONCE;
        }

        @Override
        public Writer<DeadLetter> open(QueryRun run) {
            throw new UnsupportedOperationException();
        }
    }

    private static KafkaSource<String> strings(String topic) {
        return Kafka.values("words", SharedBroker.address(), topic, StringDeserializer::new);
    }

    private static KafkaSource<Click> clicks(String topic) {
        return Kafka.source("clicks", SharedBroker.address(), topic, Click.class);
    }

    @Test
    void json_is_read_as_json_lines_are() throws Exception {
        String topic = TOPICS.create(1);
        TOPICS.send(topic, 0, null, "{\"user\":\"ada\",\"at\":\"2026-11-20T10:00:00Z\",\"more\":1}");
        try (SourceDriver<Click> driver = new SourceDriver<>(clicks(topic))) {
            assertThat(driver.drain().events).containsExactly(new Click("ada", Instant.parse("2026-11-20T10:00:00Z")));
        }
        String numbers = TOPICS.create(1);
        TOPICS.send(numbers, 0, null, "{\"user\":\"ada\",\"at\":5000}");
        try (SourceDriver<Click> driver = new SourceDriver<>(clicks(numbers).timesIn(TimeUnit.MILLISECONDS))) {
            assertThat(driver.drain().events).containsExactly(new Click("ada", Instant.ofEpochSecond(5)));
        }
        assertThatThrownBy(() -> strings(topic).timesIn(TimeUnit.MILLISECONDS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'words'");
    }

    @Test
    void a_restart_goes_on_where_the_last_batch_ended() throws Exception {
        String topic = TOPICS.create(2);
        TOPICS.send(topic, 0, null, "a");
        TOPICS.send(topic, 1, null, "b");
        Offset position;
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic))) {
            assertThat(driver.drain().events).containsExactly("a", "b");
            TOPICS.send(topic, 1, null, "c");
            assertThat(driver.drain().events).containsExactly("a", "b", "c");
            position = driver.position;
        }
        TOPICS.send(topic, 0, null, "d");
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic), position)) {
            assertThat(driver.drain().events).containsExactly("d");
        }
    }

    @Test
    void a_batch_is_read_again_between_its_offsets_while_the_broker_has_it() throws Exception {
        String topic = TOPICS.create(2);
        TOPICS.sendMany(topic, 0, 1500);
        TOPICS.sendMany(topic, 1, 700);
        List<Offset> ends = new ArrayList<>();
        List<String> events;
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic))) {
            Offset until = driver.reader().end();
            while (driver.batch(until, new ReadLimits(900, Long.MAX_VALUE))) {
                ends.add(driver.position);
            }
            events = List.copyOf(driver.events);
        }
        assertThat(ends).hasSizeGreaterThan(2);
        TOPICS.send(topic, 0, null, "later");
        List<String> again = new ArrayList<>();
        Offset from = null;
        for (Offset end : ends) {
            try (SourceDriver<String> driver = new SourceDriver<>(strings(topic), from)) {
                again.addAll(driver.again(end).events);
            }
            from = end;
        }
        assertThat(again).isEqualTo(events);
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic).startAtLatest())) {
            assertThatThrownBy(() -> driver.again(ends.get(0))).hasMessageContaining("began with what was new then");
        }
        TOPICS.deleteBefore(topic, 0, 1200);
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic), ends.get(0))) {
            assertThatThrownBy(() -> driver.again(ends.get(1))).hasMessageContaining("records were deleted");
        }
    }

    @Test
    void what_a_query_looks_for_comes_without_a_restart() throws Exception {
        String topic = TOPICS.create(1);
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic))) {
            assertThat(driver.look()).isFalse();
            TOPICS.send(topic, 0, null, "a");
            Topics.eventually(driver::look);
            assertThat(driver.events).containsExactly("a");
        }
    }

    @Test
    void a_batch_keeps_its_limits_and_partitions_take_turns() throws Exception {
        String topic = TOPICS.create(2);
        TOPICS.sendMany(topic, 0, 3000);
        TOPICS.sendMany(topic, 1, 3000);
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic))) {
            driver.drain(new ReadLimits(700, Long.MAX_VALUE));
            assertThat(driver.events).hasSize(6000).doesNotHaveDuplicates();
            assertThat(driver.batches).allMatch(size -> size <= 700).hasSize(9);
            assertThat(driver.events.subList(0, 700).stream().filter(event -> event.startsWith("0:")))
                    .hasSizeBetween(300, 400);
        }
    }

    @Test
    void the_limit_of_bytes_counts_and_a_larger_record_comes_alone() throws Exception {
        String topic = TOPICS.create(1);
        TOPICS.send(topic, 0, null, "a".repeat(50));
        TOPICS.send(topic, 0, null, "b".repeat(5000));
        TOPICS.send(topic, 0, null, "c".repeat(50));
        TOPICS.send(topic, 0, null, "d".repeat(50));
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic))) {
            driver.drain(new ReadLimits(Long.MAX_VALUE, 200));
            assertThat(driver.batches).containsExactly(1, 1, 2);
        }
    }

    @Test
    void a_batch_that_failed_is_planned_anew() throws Exception {
        String topic = TOPICS.create(1);
        TOPICS.sendMany(topic, 0, 10);
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic))) {
            Offset end = driver.reader().end();
            driver.batch(end, new ReadLimits(4, Long.MAX_VALUE));
            driver.reader().plan(driver.position, end, new ReadLimits(5, Long.MAX_VALUE));
            driver.reader().plan(driver.position, end, new ReadLimits(2, Long.MAX_VALUE));
            driver.drain(new ReadLimits(3, Long.MAX_VALUE));
            assertThat(driver.batches).containsExactly(4, 3, 3);
            assertThat(driver.events)
                    .isEqualTo(IntStream.range(0, 10).mapToObj(n -> "0:" + n).toList());
        }
    }

    @Test
    void a_source_begins_at_the_latest_or_at_a_time_if_told_so() throws Exception {
        String topic = TOPICS.create(2);
        for (int n = 0; n < 5; n++) {
            TOPICS.send(new ProducerRecord<>(topic, 0, 1000L * n, null, bytes("at " + n)));
        }
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic).startAt(Instant.ofEpochMilli(2500)))) {
            assertThat(driver.drain().events).containsExactly("at 3", "at 4");
            TOPICS.send(new ProducerRecord<>(topic, 1, 0L, null, bytes("later")));
            assertThat(driver.drain().events).containsExactly("at 3", "at 4", "later");
        }
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic).startAtLatest())) {
            assertThat(driver.drain().events).isEmpty();
            TOPICS.send(topic, 1, null, "now");
            assertThat(driver.drain().events).containsExactly("now");
            TOPICS.send(topic, 1, null, "while it stood still");
            try (SourceDriver<String> restarted =
                    new SourceDriver<>(strings(topic).startAtLatest(), driver.position)) {
                assertThat(restarted.drain().events).containsExactly("while it stood still");
            }
        }
    }

    @Test
    void open_and_rolled_back_transactions_give_nothing_and_gaps_are_no_loss() throws Exception {
        String topic = TOPICS.create(1);
        try (KafkaProducer<byte[], byte[]> writer = TOPICS.transactional(topic);
                SourceDriver<String> driver = new SourceDriver<>(strings(topic))) {
            transaction(writer, topic, "a", true);
            transaction(writer, topic, "rolled back", false);
            Topics.eventually(() -> !driver.drain().events.isEmpty());
            assertThat(driver.events).containsExactly("a");
            writer.beginTransaction();
            writer.send(new ProducerRecord<>(topic, 0, null, bytes("b"))).get();
            assertThat(driver.drain().events).containsExactly("a");
            writer.commitTransaction();
            Topics.eventually(() -> driver.drain().position.json().contains("\"0\":6"));
            assertThat(driver.events).containsExactly("a", "b");
            transaction(writer, topic, "rolled back", false);
            Topics.eventually(() -> driver.drain().position.json().contains("\"0\":8"));
            assertThat(driver.events).containsExactly("a", "b");
            TOPICS.deleteBefore(topic, 0, 8);
            transaction(writer, topic, "c", true);
            try (SourceDriver<String> restarted = new SourceDriver<>(strings(topic), driver.position)) {
                Topics.eventually(() -> !restarted.drain().events.isEmpty());
                assertThat(restarted.events).containsExactly("c");
            }
        }
    }

    private static void transaction(KafkaProducer<byte[], byte[]> writer, String topic, String value, boolean commits)
            throws Exception {
        writer.beginTransaction();
        writer.send(new ProducerRecord<>(topic, 0, null, bytes(value))).get();
        if (commits) {
            writer.commitTransaction();
        } else {
            writer.abortTransaction();
        }
    }

    @Test
    void several_topics_are_one_source_and_one_that_is_left_out_keeps_its_place() throws Exception {
        String one = TOPICS.create(1);
        String two = TOPICS.create(1);
        TOPICS.send(one, 0, null, "1");
        TOPICS.send(two, 0, null, "2");
        Offset position;
        try (SourceDriver<String> driver = new SourceDriver<>(strings(one).andTopics(two))) {
            assertThat(driver.drain().events).containsExactlyInAnyOrder("1", "2");
            position = driver.position;
        }
        TOPICS.send(one, 0, null, "3");
        TOPICS.send(two, 0, null, "4");
        try (SourceDriver<String> driver = new SourceDriver<>(strings(one), position)) {
            assertThat(driver.drain().events).containsExactly("3");
            position = driver.position;
        }
        try (SourceDriver<String> driver = new SourceDriver<>(strings(one).andTopics(two), position)) {
            assertThat(driver.drain().events).containsExactly("4");
        }
    }

    @Test
    void a_function_sees_all_of_a_record() throws Exception {
        String topic = TOPICS.create(2);
        RecordHeaders headers = new RecordHeaders();
        headers.add("trace", bytes("7"));
        TOPICS.send(new ProducerRecord<>(topic, 1, 42L, bytes("k"), bytes("v"), headers));
        KafkaSource<String> source = Kafka.source(
                "all",
                SharedBroker.address(),
                topic,
                record -> text(record.key())
                        + text(record.value())
                        + record.partition()
                        + record.timestamp()
                        + record.offset()
                        + text(record.headers().lastHeader("trace").value()));
        try (SourceDriver<String> driver = new SourceDriver<>(source)) {
            assertThat(driver.drain().events).containsExactly("kv14207");
        }
    }

    @Test
    void a_bad_record_ends_the_query_or_is_left_out_or_becomes_a_dead_letter() throws Exception {
        String topic = TOPICS.create(1);
        TOPICS.send(topic, 0, null, "{\"user\":\"secret\",\"at\":1}");
        TOPICS.send(topic, 0, null, "{\"user\":\"ada\",\"at\":\"2026-11-20T10:00:00Z\"}");
        try (SourceDriver<Click> driver = new SourceDriver<>(clicks(topic))) {
            assertThatThrownBy(driver::drain)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Record " + topic + "-0@0 does not fit Click in 'at'")
                    .hasMessageContaining("skipBadRecords()")
                    .hasMessageNotContaining("secret");
        }
        try (SourceDriver<Click> driver = new SourceDriver<>(clicks(topic).skipBadRecords())) {
            driver.drain();
            assertThat(driver.events).hasSize(1);
            assertThat(driver.skipped).isEqualTo(1);
        }
        try (SourceDriver<Click> driver = new SourceDriver<>(clicks(topic).deadLettersTo(new Letters()))) {
            driver.drain();
            assertThat(driver.deadLetters).hasSize(1);
            assertThat(driver.deadLetters.get(0).position()).isEqualTo(topic + "-0@0");
            assertThat(driver.deadLetters.get(0).payload()).isEqualTo("{\"user\":\"secret\",\"at\":1}");
        }
    }

    @Test
    void each_run_has_a_deserializer_of_its_own_and_closes_it() throws Exception {
        String topic = TOPICS.create(1);
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        KafkaSource<String> source = Kafka.values("words", SharedBroker.address(), topic, () -> {
            opened.incrementAndGet();
            return new StringDeserializer() {
                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        });
        new SourceDriver<>(source).close();
        new SourceDriver<>(source).close();
        assertThatThrownBy(() -> new SourceDriver<>(source.andTopics("nowhere")))
                .isInstanceOf(IOException.class);
        assertThat(opened).hasValue(3);
        assertThat(closed).hasValue(3);
    }

    @Test
    void what_a_deserializer_refuses_is_bad_and_shown_as_base64() throws Exception {
        String topic = TOPICS.create(1);
        TOPICS.send(new ProducerRecord<>(topic, 0, null, new byte[] {(byte) 0xff, 1}));
        KafkaSource<Long> longs = Kafka.values("longs", SharedBroker.address(), topic, LongDeserializer::new);
        try (SourceDriver<Long> driver = new SourceDriver<>(longs.deadLettersTo(new Letters()))) {
            driver.drain();
            assertThat(driver.deadLetters.get(0).payload()).isEqualTo("base64:/wE=");
            assertThat(driver.deadLetters.get(0).reason()).contains("SerializationException");
        }
    }

    @Test
    void a_record_without_a_value_is_bad_unless_tombstones_are_left_out() throws Exception {
        String topic = TOPICS.create(1);
        TOPICS.send(topic, 0, "k", null);
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic))) {
            assertThatThrownBy(driver::drain)
                    .hasMessageContaining("has no value")
                    .hasMessageContaining("skipTombstones()");
        }
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic).skipTombstones())) {
            driver.drain();
            assertThat(driver.skipped).isEqualTo(1);
        }
        KafkaSource<String> own = Kafka.source(
                "own",
                SharedBroker.address(),
                topic,
                record -> record.value() == null ? "removed " + text(record.key()) : null);
        try (SourceDriver<String> driver = new SourceDriver<>(own)) {
            assertThat(driver.drain().events).containsExactly("removed k");
        }
    }

    @Test
    void settings_on_which_the_promises_depend_are_not_free() {
        assertThatThrownBy(() -> strings("topic").withSetting("isolation.level", "read_uncommitted"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("isolation.level");
        assertThatThrownBy(() -> new SourceDriver<>(strings("topic").withSetting("security.protocol", "NONE")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("security.protocol");
    }

    @Test
    void an_offset_of_another_kind_of_source_is_refused() throws Exception {
        String topic = TOPICS.create(1);
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic), new Offset("{\"file\":\"a\"}"))) {
            assertThatThrownBy(driver::drain)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'words'");
        }
    }
}
