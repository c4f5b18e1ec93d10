package dev.holdfast.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.UpdateStream;
import dev.holdfast.runtime.io.MemorySource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** The examples of the section on Kafka in docs/connectors.md, which must compile as they stand there. */
class KafkaExamplesTest {

    record Click(String userId, String page, Instant at) {}

    record Total(String userId, long clicks, boolean isClosed) {}

    private final UpdateStream<Total> totals =
            Stream.from(MemorySource.<Total>of("totals")).asUpdatesBy(Total::userId);

    @Test
    void from_topic_to_topic() {
        Pipeline pipeline = Stream.from(Kafka.source("clicks", "localhost:9092", "clicks", Click.class))
                .filter(click -> !click.userId().isEmpty())
                .writeTo(Kafka.sink("known", "localhost:9092", "known-clicks", Click.class)
                        .keyedBy(Click::userId));

        assertThat(pipeline.plan().sinks()).hasSize(1);
    }

    @Test
    void decoders() {
        Stream<String> lines = Stream.from(Kafka.values("lines", "localhost:9092", "lines", StringDeserializer::new));
        Stream<Click> pages = Stream.from(Kafka.source(
                "pages",
                "localhost:9092",
                "pages",
                record -> new Click(
                        new String(record.key(), UTF_8),
                        new String(record.value(), UTF_8),
                        Instant.ofEpochMilli(record.timestamp()))));

        assertThat(lines).isNotNull();
        assertThat(pages).isNotNull();
    }

    @Test
    void updates() {
        Pipeline pipeline = totals.withKeys()
                .writeTo(Kafka.updates("totals", "localhost:9092", "totals", Total.class)
                        .tombstoneWhen(update -> update.row().isClosed()));

        assertThat(pipeline.plan().sinks()).hasSize(1);
    }

    @Test
    void an_encoder() {
        Stream<Click> clicks = Stream.from(MemorySource.of("clicks"));
        Pipeline pipeline = clicks.writeTo(Kafka.sink(
                "pages",
                "localhost:9092",
                "pages",
                (topic, click) -> new ProducerRecord<>(
                        topic, click.userId().getBytes(UTF_8), click.page().getBytes(UTF_8))));

        assertThat(pipeline.plan().sinks()).hasSize(1);
    }

    @Test
    void the_examples_of_the_page_stand_here() throws Exception {
        String here = Files.readString(Path.of("src/test/java/dev/holdfast/kafka/KafkaExamplesTest.java"));
        String page = Files.readString(Path.of("../../docs/connectors.md"));
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(page.substring(page.indexOf("\n## Kafka")));
        int blocks = 0;
        while (block.find() && block.group(1).contains("Kafka.")) {
            assertThat(squeezed(here)).contains(squeezed(block.group(1)));
            blocks++;
        }
        assertThat(blocks).isEqualTo(4);
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
