package dev.holdfast.runtime.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeyPrefix;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what a query wrote, while it runs and afterwards. */
class StateReaderTest {

    private static final FlatMapGroups<String, String, Long, String> COUNT = FlatMapGroups.withProcessingTimeTimeout(
            "count", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                long count = state.getOption().orElse(0L);
                while (events.hasNext()) {
                    events.next();
                    count++;
                }
                if (key.startsWith("gone")) {
                    state.remove();
                } else {
                    state.update(count);
                }
                if (key.endsWith("timed")) {
                    state.setTimeoutDuration(Duration.ofSeconds(key.length()));
                }
            });

    @TempDir
    Path directory;

    private final MemorySource<String> source = MemorySource.of("words");

    @Test
    void states_timeouts_and_sizes_are_read_as_they_were_written() throws Exception {
        run(10, "a", "b", "a", "b-timed", "gone-timed", "gone");
        StateView view = StateReader.open(directory).latest();
        assertThat(rows(view)).hasToString("{a=2, b=1, b-timed=1@7, gone-timed=-@10}");
        assertThat(view.of(COUNT).find("a").orElseThrow().state()).contains(2L);
        assertThat(view.of(COUNT).find("gone")).isEmpty();
        assertThat(view.of(COUNT).startingWith(KeyPrefix.text("b")).map(StateEntry::key))
                .containsExactlyInAnyOrder("b", "b-timed");
        StateOutput whole = new StateOutput();
        whole.writeKeyString("b");
        assertThat(view.of(COUNT).startingWith(KeyPrefix.of(whole)).map(StateEntry::key))
                .containsExactly("b");
        assertThat(view.of(COUNT).timeouts().map(StateEntry::key)).containsExactly("b-timed", "gone-timed");
        List<KeyGroupSize> sizes = view.of("count").keyGroups();
        assertThat(sizes).hasSize(128);
        assertThat(sizes.stream().mapToLong(KeyGroupSize::rows).sum()).isEqualTo(4);
        assertThat(sizes.stream().mapToLong(KeyGroupSize::timeouts).sum()).isEqualTo(2);
    }

    @Test
    void states_are_read_as_json_by_their_schemas_alone() throws Exception {
        run(10, "a", "a", "b-timed", "gone-timed");
        JsonState states = StateReader.open(directory).latest().of("count").json();
        assertThat(states.all().map(entry -> entry.key() + "=" + entry.state()))
                .containsExactlyInAnyOrder("\"a\"=2", "\"b-timed\"=1", "\"gone-timed\"=null");
        assertThat(states.startingWith(KeyPrefix.text("a")).map(JsonEntry::state))
                .containsExactly("2");
        assertThat(states.find("\"a\"").map(JsonEntry::state)).contains("2");
        assertThat(states.find("\"none\"")).isEmpty();
        assertThat(states.timeouts().map(JsonEntry::toString).toList().get(0))
                .startsWith("{\"key\":\"b-timed\",\"state\":1,\"timeout\":\"1970-01-01T00:00:07Z\",\"keyGroup\":");
    }

    @Test
    void operators_and_their_schemas_are_known_without_their_classes() throws Exception {
        run(10, "a", "b");
        StateReader reader = StateReader.open(directory);
        assertThat(reader.keyGroups()).isEqualTo(128);
        assertThat(reader.batches()).containsExactly(0L);
        assertThat(reader.latest().operators())
                .containsExactly(new OperatorSummary(
                        "count",
                        "string",
                        TimeoutMode.PROCESSING_TIME,
                        List.of(new StateSummary("", "group state", "", "calls", "long", 1, 2))));
        assertThat(reader.latest().batchTime()).isEqualTo(Instant.EPOCH);
        assertThat(reader.latest().offsets()).containsOnlyKeys("words");
        assertThatThrownBy(() -> reader.latest().of("other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'other'", "[count]");
    }

    @Test
    void another_type_is_refused_with_both() throws Exception {
        run(10, "a");
        OperatorState state = StateReader.open(directory).latest().of("count");
        assertThatThrownBy(() -> state.typed(KeySerializers.string(), StateSerializers.string()))
                .isInstanceOf(CheckpointIncompatibleException.class)
                .hasMessageContainingAll("state of operator 'count'", "long", "string");
    }

    @Test
    void each_retained_batch_can_be_read_across_snapshots() throws Exception {
        int batches = 0;
        try (StreamingQuery query = start(3)) {
            while (batches < 20 || StateReader.open(directory).batches().contains(0L)) {
                feed(query, "a", "word" + batches++ % 5, "gone");
            }
        }
        StateReader reader = StateReader.open(directory);
        assertThat(reader.batches()).contains(batches - 1L);
        for (long batch : reader.batches()) {
            SortedMap<String, String> expected = new TreeMap<>(Map.of("a", Long.toString(batch + 1)));
            for (int word = 0; word < 5 && word <= batch; word++) {
                expected.put("word" + word, Long.toString((batch - word) / 5 + 1));
            }
            assertThat(rows(reader.asOf(batch))).as("batch %s", batch).isEqualTo(expected);
        }
        assertThatThrownBy(() -> reader.asOf(0))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll("batch 0", "to " + reader.batches().last(), "retainBatches");
    }

    @Test
    void a_running_query_takes_no_notice_and_a_view_that_grew_too_old_says_so() throws Exception {
        try (StreamingQuery query = start(1)) {
            feed(query, "a");
            StateReader reader = StateReader.open(directory);
            StateView old = reader.latest();
            // How soon the files go depends on the thread in the background.
            for (int batch = 1; reader.batches().contains(0L); batch++) {
                feed(query, "a");
                assertThat(rows(reader.latest())).hasToString("{a=" + (batch + 1) + "}");
            }
            assertThatThrownBy(() -> rows(old))
                    .isInstanceOf(CheckpointException.class)
                    .isNotInstanceOf(CheckpointCorruptException.class)
                    .hasMessageContainingAll("batch 0", "gone on", "latest");
        }
    }

    @Test
    void a_damaged_file_is_refused_and_what_is_no_checkpoint_is_named() throws Exception {
        run(10, "a");
        Path segment = directory.resolve("batches/00000000000000000000.batch");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
        assertThatThrownBy(() -> StateReader.open(directory).latest()).isInstanceOf(CheckpointCorruptException.class);
        assertThatThrownBy(() -> StateReader.open(directory.resolve("batches")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("no checkpoint in");
    }

    @Test
    void the_latest_state_is_that_of_the_last_batch_or_refused_in_the_words_of_a_start() throws Exception {
        try (StreamingQuery query = start(100)) {
            for (int batch = 0; batch < 6; batch++) {
                feed(query, "a");
            }
        }
        Files.delete(directory.resolve("batches/00000000000000000002.batch"));
        StateReader reader = StateReader.open(directory);
        assertRefusedAlike(reader, "00000000000000000002.batch is missing");
        assertThatThrownBy(() -> reader.asOf(5)).isInstanceOf(CheckpointCorruptException.class);
        assertThat(rows(reader.asOf(1))).hasToString("{a=2}");
    }

    @Test
    void a_last_batch_that_is_gone_is_missed_if_it_is_known_that_it_was_delivered() throws Exception {
        run(100, "a");
        run(100, "a");
        Files.delete(directory.resolve("batches/00000000000000000001.batch"));
        assertRefusedAlike(StateReader.open(directory), "00000000000000000001.batch is missing");
    }

    @Test
    void a_first_batch_that_is_gone_is_missed_also_by_the_list_of_batches() throws Exception {
        run(100, "a");
        run(100, "a");
        Files.delete(directory.resolve("batches/00000000000000000000.batch"));
        assertRefusedAlike(StateReader.open(directory), "00000000000000000000.batch is missing");
        Files.delete(directory.resolve("batches/00000000000000000001.batch"));
        assertRefusedAlike(StateReader.open(directory), ".batch is missing");
    }

    private void assertRefusedAlike(StateReader reader, String reason) {
        Throwable read = catchThrowable(reader::latest);
        Throwable started = catchThrowable(() -> start(100).stop());
        assertThat(read).isInstanceOf(CheckpointCorruptException.class).hasMessageContaining(reason);
        assertThatThrownBy(reader::batches)
                .isInstanceOf(CheckpointCorruptException.class)
                .hasMessage(read.getMessage());
        assertThat(started).isInstanceOf(CheckpointCorruptException.class).hasMessage(read.getMessage());
    }

    /** The keys of a query, and those of the same query in a later version. */
    private enum Colour {
        RED,
        GREEN
    }

    private enum MoreColours {
        BLUE,
        RED,
        GREEN
    }

    @Test
    void keys_are_read_by_the_rule_by_which_a_query_goes_on_with_them() throws Exception {
        runByColour(KeySerializers.enumeration(Colour.class), Colour::valueOf);
        OperatorState state = StateReader.open(directory).latest().of("colours");
        assertThat(state.typed(KeySerializers.enumeration(MoreColours.class), StateSerializers.int64())
                        .find(MoreColours.RED)
                        .orElseThrow()
                        .state())
                .contains(1L);
        runByColour(KeySerializers.enumeration(MoreColours.class), MoreColours::valueOf);
        OperatorState later = StateReader.open(directory).latest().of("colours");
        assertThatThrownBy(() -> later.typed(KeySerializers.enumeration(Colour.class), StateSerializers.int64()))
                .isInstanceOf(CheckpointIncompatibleException.class)
                .hasMessageContainingAll("keys of operator 'colours'", "BLUE");
        assertThatThrownBy(() -> runByColour(KeySerializers.enumeration(Colour.class), Colour::valueOf))
                .isInstanceOf(CheckpointIncompatibleException.class)
                .hasMessageContainingAll("key type of operator 'colours'", "BLUE");
    }

    private <K> void runByColour(KeySerializer<K> keys, Function<String, K> keyFn) throws InterruptedException {
        FlatMapGroups<K, String, Long, String> count =
                FlatMapGroups.withoutTimeout("colours", keys, StateSerializers.int64(), (key, events, state, out) -> {
                    events.forEachRemaining(
                            event -> state.update(state.getOption().orElse(0L) + 1));
                });
        Pipeline pipeline = Stream.from(source)
                .groupByKey(keyFn)
                .flatMapGroupsWithState(count)
                .writeTo(MemorySink.of("rows"));
        try (StreamingQuery query =
                EmbeddedEngine.builder().checkpoint(directory).start(pipeline)) {
            feed(query, "RED");
        }
    }

    @Test
    void reading_changes_no_file() throws Exception {
        run(10, "a", "b-timed");
        Files.writeString(directory.resolve("batches/00000000000000000007.batch.1.tmp"), "left behind");
        List<String> before = files();
        rows(StateReader.open(directory).latest());
        assertThat(files()).isEqualTo(before);
    }

    private void run(int batchesPerSnapshot, String... words) throws InterruptedException {
        try (StreamingQuery query = start(batchesPerSnapshot)) {
            feed(query, words);
        }
    }

    private void feed(StreamingQuery query, String... words) throws InterruptedException {
        source.addAll(List.of(words));
        query.processAllAvailable();
    }

    private StreamingQuery start(int batchesPerSnapshot) {
        Pipeline pipeline = Stream.from(source)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(COUNT)
                .writeTo(MemorySink.of("rows"));
        return EmbeddedEngine.builder()
                .checkpoint(directory)
                .clock(new ManualClock(Instant.EPOCH))
                .batchesPerSnapshot(batchesPerSnapshot)
                .retainBatches(1)
                .start(pipeline);
    }

    private static SortedMap<String, String> rows(StateView view) {
        return view.of(COUNT)
                .all()
                .collect(Collectors.toMap(StateEntry::key, StateReaderTest::text, (a, b) -> a + b, TreeMap::new));
    }

    private static String text(StateEntry<String, Long> entry) {
        String state = entry.state().map(String::valueOf).orElse("-");
        return entry.timeout().map(at -> state + "@" + at.getEpochSecond()).orElse(state);
    }

    private List<String> files() throws IOException {
        try (java.util.stream.Stream<Path> files = Files.walk(directory)) {
            return files.map(file -> file + " " + file.toFile().lastModified())
                    .sorted()
                    .toList();
        }
    }
}
