package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Source;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.CheckpointInUseException;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may change between two starts on one checkpoint, and what is refused before any input is read. */
class CheckpointCompatibilityTest {

    @TempDir
    Path directory;

    private final MemorySource<String> source = MemorySource.of("input");
    private MemorySink<String> sink = MemorySink.of("output");

    @BeforeEach
    void run_the_query_once() throws Exception {
        feed(counting(), 2, "a", "b");
    }

    @Test
    void another_state_type_is_refused_with_both() {
        assertRefused(
                operator(FlatMapGroups.withoutTimeout(
                        "counting",
                        KeySerializers.string(),
                        StateSerializers.string(),
                        (key, events, state, out) -> {})),
                "The state of operator 'counting'",
                "Before: ",
                "long",
                "Now: ",
                "string");
    }

    @Test
    void another_key_type_is_refused_with_both() {
        FlatMapGroups<Long, String, Long, String> byLength = FlatMapGroups.withoutTimeout(
                "counting", KeySerializers.int64(), StateSerializers.int64(), (key, events, state, out) -> {});
        assertRefused(
                Stream.from(source)
                        .groupByKey(word -> (long) word.length())
                        .flatMapGroupsWithState(byLength)
                        .writeTo(sink),
                "The key type of operator 'counting'",
                "Before: ",
                "string",
                "Now: ",
                "long");
    }

    @Test
    void another_timeout_mode_is_refused_with_both() {
        assertRefused(
                operator(FlatMapGroups.withProcessingTimeTimeout(
                        "counting",
                        KeySerializers.string(),
                        StateSerializers.int64(),
                        (key, events, state, out) -> {})),
                "The timeout mode of operator 'counting'",
                "Before: NONE",
                "Now: PROCESSING_TIME");
    }

    @Test
    void an_operator_that_is_gone_is_refused_with_what_there_is() {
        assertRefused(
                operator(counter().named("renamed")),
                "operator 'counting'",
                "it has 'renamed'",
                "named(\"counting\")",
                "dropStateOf(\"counting\")");
        assertRefused(Stream.from(source).writeTo(sink), "operator 'counting'", "it has none");
    }

    @Test
    void the_state_of_an_operator_that_is_gone_may_be_dropped_and_does_not_come_back() throws Exception {
        Pipeline renamed = operator(counter().named("renamed"));
        dropCounting(renamed, "a", "a");
        assertThat(sink.rows()).endsWith("(a,2)");
        feed(renamed, 2, "b");
        assertThat(sink.rows()).endsWith("(b,1)");
        MemorySink<String> second = MemorySink.of("second");
        feed(Pipeline.of(renamed, words(source).writeTo(second)), 2, "b");
        assertThat(sink.rows()).endsWith("(b,2)");
        assertThat(second.rows()).containsExactly("(b,1)");
    }

    @Test
    void state_that_is_to_be_dropped_stays_until_there_is_a_batch() throws Exception {
        dropCounting(operator(counter().named("renamed")));
        feed(counting(), 2, "a");
        assertThat(sink.rows()).endsWith("(a,2)");
    }

    @Test
    void state_of_an_operator_that_is_still_there_is_not_dropped() {
        assertThat(catchThrowableOfType(CheckpointIncompatibleException.class, () -> dropCounting(counting(), "a")))
                .hasMessageContainingAll("operator 'counting'", "dropStateOf(\"counting\")");
    }

    @Test
    void other_sources_are_refused_with_both() {
        MemorySource<String> renamed = MemorySource.of("renamed");
        assertRefused(
                words(renamed).writeTo(sink),
                "reads source 'renamed', of which the checkpoint has no offsets",
                "no longer 'input'",
                "named(…)");
        assertRefused(
                Stream.from(source)
                        .union(Stream.from(renamed))
                        .groupByKey(word -> word)
                        .flatMapGroupsWithState(counter())
                        .writeTo(sink),
                "reads source 'renamed', of which the checkpoint has no offsets",
                "new checkpoint directory");
    }

    @Test
    void sinks_may_change() throws Exception {
        sink = MemorySink.of("another");
        feed(counting(), 2, "a");
        assertThat(sink.rows()).containsExactly("(a,2)");
        feed(Pipeline.of(counting(), Stream.from(source).writeTo(JsonLines.sink(directory.resolve("rows")))), 2, "b");
        assertThat(directory.resolve("rows/00000000000000000002.jsonl")).hasContent("\"b\"");
    }

    @Test
    void a_sink_that_may_lack_rows_of_the_last_batch_is_not_forgotten() throws Exception {
        MemorySink<String> kept = sink.survivingCrashes(StateSerializers.string());
        feed(words(source).writeTo(kept), 2, "a", "z");
        Files.delete(directory.resolve("checkpoint/delivered"));
        for (MemorySink<String> other :
                List.of(MemorySink.<String>of("renamed").survivingCrashes(StateSerializers.string()), sink)) {
            assertThatThrownBy(() -> start(words(source).writeTo(other), 2))
                    .isInstanceOf(CheckpointIncompatibleException.class)
                    .hasMessageContaining("Batch 1 was committed with 2 rows for sink 'output'")
                    .hasMessageContaining("Start and stop the query once with that sink");
        }
        feed(words(source).writeTo(kept), 2);
        sink = MemorySink.of("renamed");
        feed(counting(), 2, "b");
        assertThat(sink.rows()).containsExactly("(b,2)");
    }

    @Test
    void a_source_and_a_sink_may_have_one_id() throws Exception {
        sink = MemorySink.of("input");
        MemorySink<String> kept = sink.survivingCrashes(StateSerializers.string());
        feed(words(source).writeTo(kept), 2, "a");
        Files.delete(directory.resolve("checkpoint/delivered"));
        feed(words(source).writeTo(kept), 2, "b");
        assertThat(sink.rows()).containsExactly("(a,2)", "(b,2)");
    }

    @Test
    void the_number_of_workers_may_change_to_any_other() throws Exception {
        for (int workers : List.of(1, 7, 128, 500, 2)) {
            feed(counting(), workers, "a", "z");
        }
        assertThat(sink.rows())
                .filteredOn(row -> row.startsWith("(a"))
                .containsExactly("(a,1)", "(a,2)", "(a,1)", "(a,2)");
        assertThat(sink.rows())
                .filteredOn(row -> row.startsWith("(z"))
                .containsExactly("(z,1)", "(z,2)", "(z,1)", "(z,2)");
    }

    @Test
    void the_number_of_key_groups_is_that_of_the_checkpoint() throws Exception {
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(directory.resolve("checkpoint"))
                .keyGroups(4)
                .start(counting())) {
            source.add("a");
            query.processAllAvailable();
            assertThat(query.lastProgress()
                            .orElseThrow()
                            .stateOperators()
                            .get(0)
                            .numShufflePartitions())
                    .isEqualTo(128);
            assertThat(sink.rows()).contains("(a,2)");
        }
    }

    @Test
    void a_second_query_on_a_running_checkpoint_fails_and_names_the_holder() throws Exception {
        try (StreamingQuery query = start(counting(), 2)) {
            CheckpointInUseException refused =
                    catchThrowableOfType(CheckpointInUseException.class, () -> start(counting(), 2));
            assertThat(refused)
                    .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
            source.add("a");
            query.processAllAvailable();
            assertThat(sink.rows()).contains("(a,2)");
        }
    }

    @Test
    void a_start_that_failed_leaves_nothing_locked() throws Exception {
        Path notADirectory = directory.resolve("file");
        Files.writeString(notADirectory, "in the way");
        Pipeline broken = words(source).writeTo(JsonLines.sink(notADirectory));
        for (int i = 0; i < 3; i++) {
            assertThat(catchThrowableOfType(StreamingQueryException.class, () -> start(broken, 2)))
                    .hasMessageContaining("could not be started");
        }
        feed(counting(), 2, "a");
        assertThat(sink.rows()).contains("(a,2)");
    }

    @Test
    void results_of_another_query_are_not_mixed_with_those_of_a_new_checkpoint() {
        assertThat(catchThrowableOfType(
                        RuntimeException.class,
                        () -> EmbeddedEngine.builder()
                                .checkpoint(directory.resolve("new"))
                                .start(counting())))
                .hasMessageContaining("output");
    }

    private void assertRefused(Pipeline pipeline, String... parts) {
        source.add("unread");
        int rows = sink.rows().size();
        CheckpointException refused = catchThrowableOfType(CheckpointException.class, () -> start(pipeline, 2));
        assertThat(refused).isInstanceOf(CheckpointIncompatibleException.class);
        assertThat(refused.getMessage()).contains(parts).endsWith(".");
        assertThat(sink.rows()).hasSize(rows);
    }

    private Pipeline counting() {
        return words(source).writeTo(sink);
    }

    private Pipeline operator(FlatMapGroups<String, String, ?, String> operator) {
        return Stream.from(source)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(operator)
                .writeTo(sink);
    }

    private static Stream<String> words(Source<String> input) {
        return Stream.from(input).groupByKey(word -> word).flatMapGroupsWithState(counter());
    }

    private static FlatMapGroups<String, String, Long, String> counter() {
        return TestOperators.runningCount().named("counting");
    }

    private void feed(Pipeline pipeline, int workers, String... words) throws InterruptedException {
        try (StreamingQuery query = start(pipeline, workers)) {
            source.addAll(List.of(words));
            query.processAllAvailable();
        }
    }

    private void dropCounting(Pipeline pipeline, String... words) throws InterruptedException {
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(directory.resolve("checkpoint"))
                .dropStateOf("counting")
                .dropStateOf("never there")
                .start(pipeline)) {
            source.addAll(List.of(words));
            query.processAllAvailable();
        }
    }

    private StreamingQuery start(Pipeline pipeline, int workers) {
        return EmbeddedEngine.builder()
                .checkpoint(directory.resolve("checkpoint"))
                .workers(workers)
                .start(pipeline);
    }
}
