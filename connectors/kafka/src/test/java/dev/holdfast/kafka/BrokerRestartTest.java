package dev.holdfast.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.runtime.EmbeddedEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                            CountedWords.source(broker.address(), words),
                            CountedWords.sink(broker.address(), counts)))) {
                query.processAllAvailable();
                broker.stop();
                Thread.sleep(2000);
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
}
