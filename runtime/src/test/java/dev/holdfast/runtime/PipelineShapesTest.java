package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.PipelineDefinition;
import dev.holdfast.Stream;
import dev.holdfast.connector.DeadLetter;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines that are not a straight line. */
class PipelineShapesTest {

    @TempDir
    Path directory;

    private final MemorySource<String> source = MemorySource.of("input");
    private final MemorySink<Object> first = MemorySink.of("first");
    private final MemorySink<Object> second = MemorySink.of("second");

    /** A line of a file of words. */
    record Word(String text) {}

    @Test
    void a_stateful_stream_that_is_used_twice_runs_once() throws Exception {
        AtomicLong calls = new AtomicLong();
        Stream<String> counts = Stream.from(source)
                .map(word -> {
                    calls.incrementAndGet();
                    return word;
                })
                .groupByKey(word -> word)
                .flatMapGroupsWithState(TestOperators.runningCount());
        run(Pipeline.of(counts.writeTo(first), counts.map(String::length).writeTo(second)), "a", "b");
        assertThat(first.rows()).containsExactlyInAnyOrder("(a,1)", "(b,1)");
        assertThat(second.rows()).containsExactly(5, 5);
        assertThat(calls).hasValue(2);
    }

    @Test
    void a_union_with_itself_gives_every_event_twice() throws Exception {
        Stream<String> words = Stream.from(source);
        run(words.union(words).writeTo(first), "a", "b");
        assertThat(first.rows()).containsExactly("a", "a", "b", "b");
    }

    @Test
    void a_diamond_keeps_the_order_of_the_input() throws Exception {
        Stream<String> words = Stream.from(source);
        Stream<String> both = words.map(word -> word + "1").union(words.map(word -> word + "2"));
        run(
                both.groupByKey(word -> word.substring(0, 1))
                        .flatMapGroupsWithState(TestOperators.runningCount())
                        .writeTo(first),
                "a",
                "b",
                "b");
        assertThat(first.rows()).containsExactly("(a,2)");
    }

    @Test
    void streams_from_one_source_are_read_once_and_at_the_same_place() throws Exception {
        AtomicLong passed = new AtomicLong();
        Pipeline pipeline = Pipeline.of(
                Stream.from(source)
                        .map(word -> {
                            passed.incrementAndGet();
                            // what arrives while a batch is planned or read belongs to the next one, in both streams
                            if (passed.get() == 1) {
                                source.add("late");
                            }
                            return word;
                        })
                        .writeTo(first),
                Stream.from(source).writeTo(second));
        try (StreamingQuery query = start(pipeline)) {
            source.add("a");
            query.processAllAvailable();
            assertThat(query.lastProgress().orElseThrow().sources()).hasSize(1);
            assertThat(query.recentProgress().get(0).numInputRows()).isEqualTo(1);
        }
        assertThat(first.rows()).containsExactly("a", "late");
        assertThat(second.rows()).containsExactly("a", "late");
    }

    @Test
    void a_source_with_dead_letters_may_be_used_twice() throws Exception {
        Path file = directory.resolve("words.jsonl");
        Files.writeString(file, "{\"text\":\"a\"}\nnonsense\n{\"text\":\"b\"}\n");
        MemorySink<DeadLetter> dead = MemorySink.of("dead");
        var words = JsonLines.source(file, Word.class).deadLettersTo(dead);
        run(Pipeline.of(
                Stream.from(words).map(Word::text).writeTo(first),
                Stream.from(words).map(Word::text).writeTo(second)));
        assertThat(first.rows()).containsExactly("a", "b");
        assertThat(second.rows()).containsExactly("a", "b");
        assertThat(dead.rows()).hasSize(1);
    }

    @Test
    void dead_letters_go_through_the_outbox() throws Exception {
        Path file = directory.resolve("words.jsonl");
        Files.writeString(file, "{\"text\":\"a\"}\nnonsense\n{\"text\":\"b\"}\n");
        Path letters = directory.resolve("letters");
        var words = JsonLines.source(file, Word.class).deadLettersTo(JsonLines.sink(letters));
        run(Stream.from(words).map(Word::text).writeTo(first));
        assertThat(first.rows()).containsExactly("a", "b");
        assertThat(Files.readString(letters.resolve("00000000000000000000.jsonl")))
                .contains("words.jsonl:2")
                .contains("nonsense");
    }

    @Test
    void of_type_splits_a_stream() throws Exception {
        MemorySource<Object> mixed = MemorySource.of("mixed");
        Stream<Object> all = Stream.from(mixed);
        try (StreamingQuery query = start(Pipeline.of(
                all.ofType(String.class).writeTo(first),
                all.ofType(Integer.class).writeTo(second)))) {
            mixed.add("a", 1, 2L, "b");
            query.processAllAvailable();
        }
        assertThat(first.rows()).containsExactly("a", "b");
        assertThat(second.rows()).containsExactly(1);
    }

    @Test
    void updates_can_be_mapped_filtered_and_read_as_events() throws Exception {
        var updates =
                Stream.from(source).groupByKey(word -> word).mapGroupsWithState(TestOperators.runningCountMapped());
        run(
                Pipeline.of(
                        updates.map(String::length)
                                .filter(length -> length == 5)
                                .writeTo(first),
                        updates.asEvents()
                                .groupByKey(update -> "updates")
                                .flatMapGroupsWithState(
                                        TestOperators.runningCount().named("ofUpdates"))
                                .writeTo(second)),
                "a",
                "bb");
        assertThat(first.rows()).containsExactly(5);
        assertThat(second.rows()).containsExactly("(updates,2)");
    }

    @Test
    void three_operators_in_a_row_run_in_one_batch() throws Exception {
        MapGroups<String, String, Long, String> last = MapGroups.withoutTimeout(
                "last", KeySerializers.string(), StateSerializers.int64(), (key, events, state) -> {
                    state.update(state.getOption().orElse(0L) + TestOperators.count(events));
                    return key + state.get();
                });
        Pipeline pipeline = Stream.from(source)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(TestOperators.runningCount())
                .groupByKey(row -> row.substring(0, 2))
                .flatMapGroupsWithState(TestOperators.runningCount().named("again"))
                .groupByKey(row -> "all")
                .mapGroupsWithState(last)
                .writeTo(first);
        try (StreamingQuery query = start(pipeline)) {
            source.add("a", "b", "c");
            query.processAllAvailable();
            assertThat(query.recentProgress()).hasSize(1);
            assertThat(query.recentProgress().get(0).stateOperators())
                    .extracting(operator -> operator.operatorId())
                    .containsExactly("last", "again", "runningCount");
        }
        assertThat(first.rows()).containsExactly("all3");
    }

    @Test
    void one_commit_covers_all_sinks_and_side_sinks() throws Exception {
        Stream<String> words = Stream.from(source);
        Path rows = directory.resolve("rows");
        try (StreamingQuery query = start(Pipeline.of(
                words.writeTo(first), words.filter(word -> word.equals("b")).writeTo(JsonLines.sink(rows))))) {
            source.add("a");
            query.processAllAvailable();
            source.add("b");
            query.processAllAvailable();
            assertThat(query.recentProgress().get(0).sinks())
                    .extracting(sink -> sink.numOutputRows())
                    .containsExactly(1L, 0L);
        }
        assertThat(first.rows()).containsExactly("a", "b");
        assertThat(rows.resolve("00000000000000000000.jsonl")).doesNotExist();
        assertThat(rows.resolve("00000000000000000001.jsonl")).hasContent("\"b\"");
    }

    @Test
    void a_class_that_defines_a_pipeline_is_asked_once_for_each_start() {
        int[] asked = {0};
        PipelineDefinition definition = () -> {
            asked[0]++;
            return Stream.from(source).writeTo(MemorySink.<String>of("rows"));
        };
        for (int start = 1; start <= 2; start++) {
            EmbeddedEngine.builder()
                    .checkpoint(directory.resolve("checkpoint"))
                    .start(definition)
                    .close();
            assertThat(asked[0]).isEqualTo(start);
        }
    }

    private void run(Pipeline pipeline, String... words) throws Exception {
        try (StreamingQuery query = start(pipeline)) {
            source.addAll(List.of(words));
            query.processAllAvailable();
        }
    }

    private StreamingQuery start(Pipeline pipeline) {
        return EmbeddedEngine.builder()
                .checkpoint(directory.resolve("checkpoint"))
                .workers(2)
                .start(pipeline);
    }
}
