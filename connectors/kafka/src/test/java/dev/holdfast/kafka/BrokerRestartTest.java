package dev.holdfast.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.Offset;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.serial.StateOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A query outlives its broker. */
class BrokerRestartTest {

    @TempDir
    Path directory;

    @Test
    void a_query_waits_while_the_broker_is_away_and_goes_on_when_it_is_back() throws Exception {
        Path data = directory.resolve("broker");
        Files.createDirectory(data);
        try (KafkaBroker broker = KafkaBroker.start(data);
                Topics topics = new Topics(broker.address())) {
            String words = topics.create(1);
            String counts = topics.create(1);
            topics.send(words, 0, null, "a");
            try (StreamingQuery query = EmbeddedEngine.builder()
                    .checkpoint(directory.resolve("checkpoint"))
                    .workers(1)
                    .start(CountedWords.pipeline(
                            CountedWords.source(broker.address(), words)
                                    .withSetting("default.api.timeout.ms", "1000")
                                    .withSetting("request.timeout.ms", "500"),
                            CountedWords.sink(broker.address(), counts)))) {
                query.processAllAvailable();
                broker.stop();
                Thread.sleep(3000);
                assertThat(query.isActive()).isTrue();
                broker.start();
                topics.send(words, 0, null, "a");
                topics.send(words, 0, null, "b");
                Topics.eventually(() -> topics.committedValues(counts).size() >= 3);
                query.processAllAvailable();
                assertThat(query.isActive()).isTrue();
            }
            assertThat(topics.committedValues(counts)).isEqualTo(List.of("a:1", "a:2", "b:1"));
        }
    }

    @Test
    void what_is_asked_of_a_broker_that_is_away_is_given_up_in_time() throws Exception {
        Path data = directory.resolve("broker");
        Files.createDirectory(data);
        KafkaBroker broker = KafkaBroker.start(data);
        try (Topics topics = new Topics(broker.address())) {
            String words = topics.create(1);
            topics.send(words, 0, null, "a");
            KafkaSource<String> source =
                    CountedWords.source(broker.address(), words).patience(Duration.ofSeconds(3));
            KafkaSink<String> sink = CountedWords.sink(broker.address(), words)
                    .patience(Duration.ofSeconds(2))
                    .withSetting("linger.ms", "0")
                    .withSetting("request.timeout.ms", "500")
                    .withSetting("delivery.timeout.ms", "1000");
            StateOutput rows = new StateOutput();
            sink.newEncoder().encode("row", rows);
            try (SourceDriver<String> reading = new SourceDriver<>(source);
                    SourceDriver<String> ending = new SourceDriver<>(source);
                    OutboxSink.Writer writer = sink.open(new QueryRun(UUID.randomUUID(), 1))) {
                Offset known = reading.reader().latest();
                ending.drain();
                Thread.sleep(300);
                topics.send(words, 0, null, "b");
                Offset end = ending.reader().end();
                broker.stop();
                assertThat(millis(() -> reading.reader().latest(Duration.ofMillis(500))))
                        .isBetween(300L, 2000L);
                assertThat(millis(() -> reading.reader().latest(Duration.ofMillis(500))))
                        .isLessThan(200);
                assertThat(reading.reader().latest(Duration.ofMillis(500))).isEqualTo(known);
                assertThatThrownBy(() -> ending.batch(end, SourceDriver.NO_LIMITS))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("knows of records that Kafka has not given it for 3 s");
                assertThatThrownBy(() -> writer.deliver(1, new ByteArrayInputStream(rows.toByteArray())))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("could not deliver batch 1");
            }
        }
    }

    private static long millis(Callable<?> action) throws Exception {
        long start = System.nanoTime();
        action.call();
        return (System.nanoTime() - start) / 1_000_000;
    }
}
