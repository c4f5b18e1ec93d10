package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sink that fails after the commit: the batch is delivered again, to those that do not have it. */
class DeliveryFailureTest {

    @TempDir
    Path directory;

    private final MemorySource<String> source = MemorySource.of("input");
    private final AtomicBoolean broken = new AtomicBoolean();

    @Test
    void a_restart_delivers_the_batch_that_one_of_the_sinks_did_not_take() throws Exception {
        Path rows = directory.resolve("rows");
        MemorySink<String> memory = MemorySink.of("memory");
        Pipeline pipeline = Pipeline.of(
                words().writeTo(JsonLines.sink(rows)),
                words().writeTo(ForEach.<String>sink(
                                "breaking", row -> breakIfBroken(new IllegalStateException("full")))
                        .survivingCrashes(StateSerializers.string())),
                words().writeTo(memory.survivingCrashes(StateSerializers.string())));
        try (StreamingQuery query = start(pipeline)) {
            feed(query, "a");
            broken.set(true);
            StreamingQueryException failure = failure(query, "b");
            assertThat(failure)
                    .hasMessageContaining("Batch 1 was committed")
                    .hasMessageContaining("sink 'breaking'")
                    .hasMessageContaining("full")
                    .hasMessageEndingWith("A restart delivers it again.")
                    .hasCauseInstanceOf(IllegalStateException.class);
            assertThat(failure.batchId()).hasValue(1);
        }
        assertThat(memory.rows()).containsExactly("a");
        broken.set(false);
        try (StreamingQuery query = start(pipeline)) {
            feed(query, "c");
        }
        assertThat(memory.rows()).containsExactly("a", "b", "c");
        assertThat(lines(rows)).containsExactly("\"a\"", "\"b\"", "\"c\"");
    }

    @Test
    void a_sink_that_is_still_broken_keeps_the_query_from_starting_and_says_which() throws Exception {
        Pipeline pipeline = words().writeTo(
                        ForEach.<String>sink("breaking", row -> breakIfBroken(new IllegalStateException("full")))
                                .survivingCrashes(StateSerializers.string()));
        broken.set(true);
        try (StreamingQuery query = start(pipeline)) {
            failure(query, "a");
        }
        assertThat(catchThrowableOfType(StreamingQueryException.class, () -> start(pipeline)))
                .hasMessageContaining("sink 'breaking'")
                .hasMessageContaining("full");
        broken.set(false);
        start(pipeline).stop();
    }

    @Test
    void an_error_of_a_sink_names_it_too() throws Exception {
        Pipeline pipeline = words().writeTo(ForEach.sink("breaking", row -> {
            throw new AssertionError("wrong row");
        }));
        try (StreamingQuery query = start(pipeline)) {
            assertThat(failure(query, "a"))
                    .hasMessageContaining("sink 'breaking'")
                    .hasMessageContaining("wrong row")
                    .hasMessageContaining("lost to this sink");
        }
    }

    @Test
    void a_row_that_cannot_be_encoded_fails_its_batch_before_the_commit() throws Exception {
        Path rows = directory.resolve("rows");
        Pipeline pipeline = words().map(Unwritable::new).writeTo(JsonLines.sink(rows));
        try (StreamingQuery query = start(pipeline)) {
            StreamingQueryException failure = failure(query, "a");
            assertThat(failure.batchId()).hasValue(0);
            assertThat(failure).hasMessageContaining("cannot be encoded").hasMessageContaining("Unwritable");
            assertThat(query.lastProgress()).isEmpty();
        }
    }

    @Test
    void a_query_can_be_stopped_from_a_sink() throws Exception {
        AtomicReference<StreamingQuery> running = new AtomicReference<>();
        Pipeline pipeline =
                words().writeTo(ForEach.sink("stopping", row -> running.get().stop()));
        try (StreamingQuery query = start(pipeline)) {
            running.set(query);
            source.add("a");
            query.awaitTermination();
            assertThat(query.exception()).isEmpty();
            assertThat(query.lastProgress().orElseThrow().numInputRows()).isEqualTo(1);
        }
    }

    @Test
    void a_query_can_be_stopped_from_a_function() throws Exception {
        AtomicReference<StreamingQuery> running = new AtomicReference<>();
        MemorySink<String> sink = MemorySink.of("memory");
        Pipeline pipeline = words().map(word -> {
                    running.get().stop();
                    return word;
                })
                .writeTo(sink);
        try (StreamingQuery query = start(pipeline)) {
            running.set(query);
            source.add("a");
            query.awaitTermination();
            assertThat(sink.rows()).containsExactly("a");
        }
    }

    /** A row whose property cannot be written. */
    public record Unwritable(String text) {

        @Override
        public String text() {
            throw new IllegalStateException("not to be written");
        }
    }

    private Stream<String> words() {
        return Stream.from(source);
    }

    private void breakIfBroken(RuntimeException failure) {
        if (broken.get()) {
            throw failure;
        }
    }

    private void feed(StreamingQuery query, String word) throws InterruptedException {
        source.add(word);
        query.processAllAvailable();
    }

    private StreamingQueryException failure(StreamingQuery query, String word) {
        return catchThrowableOfType(StreamingQueryException.class, () -> feed(query, word));
    }

    private StreamingQuery start(Pipeline pipeline) {
        return EmbeddedEngine.builder()
                .checkpoint(directory.resolve("checkpoint"))
                .workers(2)
                .start(pipeline);
    }

    private static List<String> lines(Path rows) throws Exception {
        try (java.util.stream.Stream<Path> files = Files.list(rows)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(name -> name.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                all.append(Files.readString(file));
            }
            return all.toString().lines().toList();
        }
    }
}
