package dev.holdfast.kafka;

import static dev.holdfast.kafka.Topics.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.EngineFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries from Kafka to Kafka, counted by a consumer that knows nothing of them. */
class KafkaQueryTest {

    private static final Topics TOPICS = SharedBroker.topics();
    private static final int WORDS = 60;

    @TempDir
    Path directory;

    private String words;
    private String counts;

    @BeforeEach
    void make() throws Exception {
        words = TOPICS.create(3);
        counts = TOPICS.create(2);
    }

    private static void sendWords(String topic, int partitions, int from, int to) throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int n = from; n < to; n++) {
            records.add(new ProducerRecord<>(topic, n % partitions, null, bytes("w" + n % 7)));
        }
        TOPICS.sendAll(records);
    }

    private static List<String> expected(int words) {
        List<String> rows = new ArrayList<>();
        for (int n = 0; n < words; n++) {
            rows.add("w" + n % 7 + ":" + (n / 7 + 1));
        }
        return rows;
    }

    private EmbeddedEngine.Builder engine(Path checkpoint) {
        return EmbeddedEngine.builder()
                .checkpoint(checkpoint)
                .workers(1)
                .pollInterval(Duration.ofMillis(20))
                .maxEventsPerBatch(10);
    }

    private StreamingQuery start(EmbeddedEngine.Builder engine) {
        return start(engine, CountedWords.sink(SharedBroker.address(), counts));
    }

    private StreamingQuery start(EmbeddedEngine.Builder engine, OutboxSink<String> sink) {
        return engine.start(CountedWords.pipeline(CountedWords.source(SharedBroker.address(), words), sink));
    }

    @Test
    void each_row_is_there_once_also_after_a_restart_with_other_workers() throws Exception {
        sendWords(words, 3, 0, 25);
        try (StreamingQuery query = start(engine(directory))) {
            query.processAllAvailable();
        }
        sendWords(words, 3, 25, WORDS);
        try (StreamingQuery query = start(engine(directory).workers(3).trigger(Trigger.availableNow()))) {
            query.awaitTermination();
        }
        assertThat(TOPICS.committedValues(counts)).containsExactlyInAnyOrderElementsOf(expected(WORDS));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8, 9, 10, 12, 13})
    void each_row_is_there_once_wherever_the_commit_was_cut_off(int changes) throws Exception {
        sendWords(words, 3, 0, WORDS);
        DyingFiles dying = new DyingFiles(changes);
        assertThatThrownBy(() -> {
                    try (StreamingQuery query = start(
                            EngineFiles.of(engine(directory), dying.files()).trigger(Trigger.availableNow()))) {
                        query.awaitTermination();
                    }
                })
                .isInstanceOfAny(StreamingQueryException.class, CheckpointException.class);
        assertThat(dying.isDead()).isTrue();
        finish();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void each_row_is_there_once_if_the_process_died_before_or_after_a_delivery(boolean after) throws Exception {
        sendWords(words, 3, 0, WORDS);
        DyingFiles dying = DyingFiles.never();
        OutboxSink<String> sink = new DyingSink(CountedWords.sink(SharedBroker.address(), counts), dying, 2, after);
        assertThatThrownBy(() -> {
                    try (StreamingQuery query = start(
                            EngineFiles.of(engine(directory), dying.files()).trigger(Trigger.availableNow()), sink)) {
                        query.awaitTermination();
                    }
                })
                .isInstanceOfAny(StreamingQueryException.class, CheckpointException.class);
        finish();
    }

    private void finish() throws Exception {
        assertThat(new TreeSet<>(expected(WORDS))).containsAll(TOPICS.committedValues(counts));
        try (StreamingQuery query = start(engine(directory).trigger(Trigger.availableNow()))) {
            query.awaitTermination();
        }
        assertThat(TOPICS.committedValues(counts)).containsExactlyInAnyOrderElementsOf(expected(WORDS));
    }

    @Test
    void of_two_runs_of_one_query_the_earlier_ends_and_says_why() throws Exception {
        sendWords(words, 3, 0, 20);
        Path copy = directory.resolve("copy");
        Path original = directory.resolve("original");
        try (StreamingQuery query = start(engine(original))) {
            query.processAllAvailable();
        }
        copy(original, copy);
        try (StreamingQuery earlier = start(engine(original));
                StreamingQuery later = start(engine(copy))) {
            later.processAllAvailable();
            sendWords(words, 3, 20, 40);
            assertThatThrownBy(earlier::awaitTermination)
                    .isInstanceOf(StreamingQueryException.class)
                    .hasStackTraceContaining("another run of the same query");
            later.processAllAvailable();
            assertThat(later.isActive()).isTrue();
        } catch (StreamingQueryException e) {
            assertThat(e).hasStackTraceContaining("another run of the same query");
        }
        assertThat(TOPICS.committedValues(counts)).containsExactlyInAnyOrderElementsOf(expected(40));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Dies before or after one of its deliveries. */
    private record DyingSink(OutboxSink<String> target, DyingFiles files, long batch, boolean after)
            implements OutboxSink<String> {

        @Override
        public String id() {
            return target.id();
        }

        @Override
        public DeliveryGuarantee guarantee() {
            return target.guarantee();
        }

        @Override
        public RowEncoder<String> newEncoder() {
            return target.newEncoder();
        }

        @Override
        public Writer open(QueryRun run) throws IOException {
            Writer writer = target.open(run);
            return new Writer() {
                @Override
                public OptionalLong lastBatch() throws IOException {
                    return writer.lastBatch();
                }

                @Override
                public void deliver(long batchId, InputStream rows) throws IOException {
                    if (batchId == batch && !after) {
                        die();
                    }
                    writer.deliver(batchId, rows);
                    if (batchId == batch) {
                        die();
                    }
                }

                private void die() throws IOException {
                    files.die();
                    throw new IOException("The process is dead.");
                }

                @Override
                public void close() throws IOException {
                    writer.close();
                }
            };
        }
    }
}
