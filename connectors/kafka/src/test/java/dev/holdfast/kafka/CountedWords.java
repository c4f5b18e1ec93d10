package dev.holdfast.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The query of the tests: numbers the events of each word, so that every row is there once whatever the batches are. */
final class CountedWords {

    static final String SINK = "counts";

    private CountedWords() {}

    static KafkaSource<String> source(String servers, String topic) {
        return Kafka.values("words", servers, topic, StringDeserializer::new);
    }

    static KafkaSink<String> sink(String servers, String topic) {
        return Kafka.sink(
                SINK,
                servers,
                topic,
                (name, row) -> new ProducerRecord<>(name, row.split(":", 2)[0].getBytes(UTF_8), row.getBytes(UTF_8)));
    }

    static Pipeline pipeline(KafkaSource<String> source, OutboxSink<String> sink) {
        return Stream.from(source)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(FlatMapGroups.<String, String, Long, String>withoutTimeout(
                        "counting", KeySerializers.string(), StateSerializers.int64(), (word, events, state, out) -> {
                            long count = state.getOption().orElse(0L);
                            for (Iterator<String> all = events; all.hasNext(); all.next()) {
                                out.emit(word + ":" + ++count);
                            }
                            state.update(count);
                        }))
                .writeTo(sink);
    }

    /** Runs in a process of its own, until everything is read, and prints a line for each batch. */
    public static void main(String[] arguments) throws Exception {
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(Path.of(arguments[3]))
                .workers(Integer.parseInt(arguments[4]))
                .maxEventsPerBatch(Long.parseLong(arguments[5]))
                .trigger(Trigger.availableNow())
                .start(pipeline(source(arguments[0], arguments[1]), sink(arguments[0], arguments[2])))) {
            String last = "";
            while (!query.awaitTermination(Duration.ofMillis(5))) {
                String now = query.lastProgress()
                        .map(progress -> "batch " + progress.batchId())
                        .orElse(last);
                if (!now.equals(last)) {
                    System.out.println(now);
                    last = now;
                }
            }
        }
    }
}
