package dev.holdfast.kafka;

import static dev.holdfast.kafka.Topics.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** What may become of a topic that a source reads. */
class TopicChangesTest {

    private static final Topics TOPICS = SharedBroker.topics();

    private static KafkaSource<String> strings(String topic) {
        return Kafka.values("words", SharedBroker.address(), topic, StringDeserializer::new);
    }

    @Test
    void records_that_were_compacted_away_are_no_loss() throws Exception {
        String topic = TOPICS.create(
                1,
                Map.of(
                        "cleanup.policy", "compact",
                        "segment.bytes", "1048576",
                        "segment.ms", "200",
                        "max.compaction.lag.ms", "200",
                        "min.cleanable.dirty.ratio", "0.001"));
        for (int n = 0; n < 50; n++) {
            TOPICS.send(topic, 0, "k", "value " + n);
        }
        Thread.sleep(300);
        TOPICS.send(topic, 0, "other", "last but one");
        Topics.eventually(() -> {
            Thread.sleep(250);
            TOPICS.send(topic, 0, "other", "last");
            return TOPICS.committed(topic).stream()
                            .filter(record -> "k".equals(text(record.key())))
                            .count()
                    == 1;
        });
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic))) {
            driver.drain(new ReadLimits(1, Long.MAX_VALUE));
            assertThat(driver.events.get(0)).isEqualTo("value 49");
            assertThat(driver.events).contains("last");
        }
    }

    @Test
    void records_that_were_deleted_before_they_were_read_end_the_query() throws Exception {
        String topic = TOPICS.create(1);
        TOPICS.sendMany(topic, 0, 10);
        Offset position;
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic))) {
            driver.batch(driver.reader().end(), new ReadLimits(4, Long.MAX_VALUE));
            position = driver.position;
        }
        TOPICS.deleteBefore(topic, 0, 6);
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic), position)) {
            assertThatThrownBy(driver::drain)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(topic + "-0 from offset 4")
                    .hasMessageContaining("deleted before they were read");
        }
    }

    @Test
    void a_topic_that_was_made_anew_is_refused() throws Exception {
        String topic = TOPICS.create(1);
        TOPICS.send(topic, 0, null, "a");
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic))) {
            driver.drain();
            TOPICS.delete(topic);
            Topics.eventually(() -> !TOPICS.admin().listTopics().names().get().contains(topic));
            TOPICS.make(topic, 1, Map.of());
            TOPICS.send(topic, 0, null, "new");
            TOPICS.send(topic, 0, null, "newer");
            assertThatThrownBy(driver::drain)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Topic " + topic)
                    .hasMessageContaining("made anew");
        }
    }

    @Test
    void a_position_behind_the_end_of_a_partition_is_refused() throws Exception {
        String topic = TOPICS.create(1);
        TOPICS.send(topic, 0, null, "a");
        Offset beyond;
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic))) {
            driver.drain();
            beyond = new Offset(driver.position.json().replace("\"0\":1", "\"0\":5"));
        }
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic), beyond)) {
            assertThatThrownBy(driver::drain)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(topic + "-0")
                    .hasMessageContaining("ends at offset 1, but was read up to 5");
        }
    }

    @Test
    void a_topic_that_is_gone_for_a_moment_is_waited_for_and_then_missed() throws Exception {
        String topic = TOPICS.create(1);
        TOPICS.send(topic, 0, null, "a");
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic).patience(Duration.ofSeconds(2)))) {
            driver.drain();
            TOPICS.delete(topic);
            Offset known = driver.position;
            assertThat(driver.reader().latest(Duration.ofSeconds(1))).isEqualTo(known);
            assertThatThrownBy(() -> Topics.eventually(
                            () -> !driver.reader().latest(Duration.ofSeconds(1)).equals(known)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(topic)
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void a_topic_that_is_missing_is_named_when_the_query_starts() {
        assertThatThrownBy(() -> new SourceDriver<>(strings("nowhere")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("does not exist");
    }

    @Test
    void a_broker_that_is_missing_is_said_when_the_query_starts() {
        assertThatThrownBy(
                        () -> new SourceDriver<>(Kafka.values("words", "localhost:1", "topic", StringDeserializer::new)
                                .patience(Duration.ofMillis(500))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Source 'words' has no answer from Kafka at localhost:1 in 500 ms");
    }

    @Test
    void partitions_that_are_added_are_read_from_their_beginning() throws Exception {
        String topic = TOPICS.create(1);
        TOPICS.send(topic, 0, null, "old");
        try (SourceDriver<String> driver = new SourceDriver<>(strings(topic).startAtLatest())) {
            driver.drain();
            TOPICS.grow(topic, 2);
            TOPICS.send(topic, 1, null, "added");
            TOPICS.send(topic, 0, null, "more");
            Topics.eventually(() -> driver.drain().events.size() == 2);
            assertThat(driver.events).containsExactlyInAnyOrder("added", "more");
            TOPICS.grow(topic, 3);
            TOPICS.send(topic, 2, null, "third");
            try (SourceDriver<String> restarted =
                    new SourceDriver<>(strings(topic).startAtLatest(), driver.position)) {
                Topics.eventually(() -> !restarted.drain().events.isEmpty());
                assertThat(restarted.events).containsExactly("third");
            }
        }
    }
}
