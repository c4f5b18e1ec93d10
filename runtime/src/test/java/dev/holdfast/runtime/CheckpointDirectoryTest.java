package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.CheckpointInUseException;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.files.FileAccess;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.reader.StateReader;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories as people leave them: with files of their own, behind links, copied whole or in part. */
class CheckpointDirectoryTest {

    private static final FlatMapGroups<String, String, Long, String> COUNT = FlatMapGroups.withoutTimeout(
            "count", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                long count = state.getOption().orElse(0L) + TestOperators.count(events);
                state.update(count);
                out.emit("(" + key + "," + count + ")");
            });

    @TempDir
    Path home;

    private final MemorySource<String> source = MemorySource.of("words");
    private final MemorySink<String> sink = MemorySink.of("counts");

    @Test
    void files_of_others_are_left_alone() throws Exception {
        Path directory = home.resolve("checkpoint");
        List<Path> foreign = List.of(
                directory.resolve("README.txt"),
                directory.resolve("batches/0.batch"),
                directory.resolve("batches/00000000000000000001.batch~"),
                directory.resolve("parts/notes.part"),
                directory.resolve("snapshots/.hidden"));
        Files.createDirectories(directory);
        Files.writeString(foreign.get(0), "mine");
        feed(directory, "a");
        for (Path file : foreign) {
            Files.writeString(file, "mine");
        }
        Files.createDirectories(directory.resolve("parts/sub.tmp"));
        for (int batch = 0; batch < 12; batch++) {
            feed(directory, "a");
        }
        assertThat(sink.rows()).endsWith("(a,13)");
        assertThat(foreign).allSatisfy(file -> assertThat(file).hasContent("mine"));
        assertThat(StateReader.open(directory).latest().of("count").json().all())
                .hasSize(1);
    }

    @Test
    void a_checkpoint_behind_a_link_is_the_same_checkpoint() throws Exception {
        Path directory = Files.createDirectories(home.resolve("real/checkpoint"));
        Path link = Files.createSymbolicLink(home.resolve("link"), directory);
        Path parentLink = Files.createSymbolicLink(home.resolve("parent"), home.resolve("real"));
        feed(link, "a");
        try (StreamingQuery running = start(directory)) {
            for (Path other : List.of(link, parentLink.resolve("checkpoint"), link.resolve("../checkpoint"))) {
                assertThatThrownBy(() -> start(other)).isInstanceOf(CheckpointInUseException.class);
            }
            source.addAll(List.of("a"));
            running.processAllAvailable();
        }
        feed(parentLink.resolve("checkpoint"), "a");
        assertThat(sink.rows()).containsExactly("(a,1)", "(a,2)", "(a,3)");
        assertThat(StateReader.open(link).latest().of("count").json().find("\"a\""))
                .isPresent();
    }

    @Test
    void a_copy_goes_its_own_way() throws Exception {
        Path directory = home.resolve("checkpoint");
        feed(directory, "a", "a");
        Path copy = home.resolve("copy");
        copy(directory, copy);
        feed(copy, "a");
        assertThat(sink.rows()).endsWith("(a,3)");
        assertThat(count(directory)).isEqualTo("2");
        assertThat(count(copy)).isEqualTo("3");
    }

    @Test
    void a_copy_of_which_a_part_is_older_is_refused_or_whole() throws Exception {
        Path directory = home.resolve("checkpoint");
        Path before = home.resolve("before");
        for (int batch = 0; batch < 9; batch++) {
            feed(directory, "a");
        }
        copy(directory, before);
        for (int batch = 0; batch < 9; batch++) {
            feed(directory, "a");
        }
        for (String older : List.of("batches", "snapshots", "parts", "epochs", "holdfast.json")) {
            Path mixed = home.resolve("mixed-" + older);
            copy(directory, mixed);
            delete(mixed.resolve(older));
            copy(before.resolve(older), mixed.resolve(older));
            if (older.equals("epochs") || older.equals("holdfast.json")) {
                assertThat(count(mixed)).isEqualTo("18");
            } else {
                assertThatThrownBy(() -> start(mixed).stop())
                        .as(older)
                        .isInstanceOf(CheckpointCorruptException.class)
                        .hasMessageContaining(mixed.toString());
            }
        }
    }

    @Test
    void a_checkpoint_is_closed_to_other_users_unless_they_are_let_in() throws Exception {
        Path directory = home.resolve("checkpoint");
        for (int batch = 0; batch < 5; batch++) {
            feed(directory, "a");
        }
        assertThat(permissions(directory)).containsExactlyInAnyOrder("rwx------", "rw-------");
        Path open = home.resolve("open");
        sink.clear();
        try (StreamingQuery query = builder(open).readableBy(FileAccess.GROUP).start(counting())) {
            query.processAllAvailable();
        }
        assertThat(permissions(open)).contains("rwxr-x---", "rw-r-----").doesNotContain("rwx------");
    }

    private static Set<String> permissions(Path directory) throws IOException {
        try (java.util.stream.Stream<Path> files = Files.walk(directory)) {
            Set<String> found = new HashSet<>();
            for (Path file : files.toList()) {
                found.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
            return found;
        }
    }

    @Test
    void a_start_without_the_batches_does_not_begin_anew_whatever_the_sink_knows() throws Exception {
        Path directory = home.resolve("checkpoint");
        feed(directory, "a");
        Path killed = home.resolve("killed");
        copy(directory, killed);
        Files.delete(killed.resolve("delivered"));
        delete(killed.resolve("batches"));
        Path emptied = home.resolve("emptied");
        copy(directory, emptied);
        Files.delete(emptied.resolve("batches/00000000000000000000.batch"));
        for (Path damaged : List.of(killed, emptied)) {
            assertThatThrownBy(() -> start(damaged).stop())
                    .isInstanceOf(CheckpointCorruptException.class)
                    .hasMessageContaining("batches");
            assertThatThrownBy(() -> StateReader.open(damaged).latest())
                    .isInstanceOf(CheckpointCorruptException.class)
                    .hasMessageContaining("batches");
        }
        assertThat(sink.rows()).containsExactly("(a,1)");
    }

    @Test
    void batches_of_a_first_run_that_were_deleted_one_by_one_are_missed_after_a_kill() throws Exception {
        Path directory = home.resolve("checkpoint");
        Path killed = home.resolve("killed");
        try (StreamingQuery query = builder(directory).batchesPerSnapshot(100).start(counting())) {
            for (int batch = 0; batch < 6; batch++) {
                source.add("a");
                query.processAllAvailable();
            }
            copy(directory, killed);
        }
        for (int batch = 5; batch >= 0; batch--) {
            Files.delete(killed.resolve("batches/0000000000000000000" + batch + ".batch"));
            if (batch <= 3) {
                assertThatThrownBy(() -> start(killed).stop())
                        .as("only %s batches are left", batch)
                        .isInstanceOf(CheckpointCorruptException.class)
                        .hasMessageContaining("00000000000000000003.batch");
                assertThatThrownBy(() -> StateReader.open(killed).latest())
                        .isInstanceOf(CheckpointCorruptException.class);
            }
        }
        assertThat(sink.rows()).hasSize(6);
    }

    @Test
    void damage_that_is_found_while_a_query_runs_stops_it_also_without_input() throws Exception {
        Path directory = home.resolve("checkpoint");
        StreamingQuery query = builder(directory).batchesPerSnapshot(3).start(counting());
        for (int batch = 0; batch < 2; batch++) {
            source.add("a");
            query.processAllAvailable();
        }
        Files.delete(directory.resolve("batches/00000000000000000000.batch"));
        source.add("a");
        // The snapshot behind batch 2 finds the damage, which may be before the query has said that it has nothing left
        // to do.
        assertThatThrownBy(() -> {
                    query.processAllAvailable();
                    query.awaitTermination();
                })
                .isInstanceOf(StreamingQueryException.class)
                .hasMessageContainingAll("stopped after batch 2", "00000000000000000000.batch is missing");
    }

    @Test
    void a_sink_that_is_ahead_of_a_lost_tail_is_refused_and_the_tail_is_still_there() throws Exception {
        Path directory = home.resolve("checkpoint");
        Path out = home.resolve("out");
        Pipeline pipeline = Stream.from(source).writeTo(JsonLines.sink(out));
        EmbeddedEngine.Builder relaxed =
                builder(directory).batchesPerSnapshot(100).durability(Durability.RELAXED);
        try (StreamingQuery query = relaxed.start(pipeline)) {
            for (int batch = 0; batch < 5; batch++) {
                source.add("a");
                query.processAllAvailable();
            }
        }
        Path damaged = directory.resolve("batches/00000000000000000002.batch");
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);
        for (int start = 0; start < 2; start++) {
            assertThatThrownBy(() -> relaxed.start(pipeline))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContainingAll(
                            "has batch 4", "ends with batch 1", "Batches 2 to 4 are lost", "Nothing was removed");
            assertThat(directory.resolve("batches").toFile().list()).hasSize(5);
        }
        delete(out);
        relaxed.start(pipeline).stop();
        assertThat(directory.resolve("lost").toFile().list()).hasSize(4);
    }

    @Test
    void what_is_no_directory_is_refused_by_its_name() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        for (Path place : List.of(file, file.resolve("checkpoint"))) {
            assertThatThrownBy(() -> start(place))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining(place.toString());
            assertThatThrownBy(() -> StateReader.open(place))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining(place.toString());
        }
        assertThatThrownBy(() -> StateReader.open(home.resolve("nowhere")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("no checkpoint in");
    }

    @Test
    void a_checkpoint_without_a_batch_has_no_state_and_says_so() throws Exception {
        Path directory = home.resolve("checkpoint");
        try (StreamingQuery running = start(directory)) {
            running.processAllAvailable();
            StateReader reader = StateReader.open(directory);
            assertThat(reader.batches()).isEmpty();
            assertThatThrownBy(reader::latest)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("has no batch yet");
            for (long batch : new long[] {-1, 0, Long.MAX_VALUE}) {
                assertThatThrownBy(() -> reader.asOf(batch))
                        .isInstanceOf(CheckpointException.class)
                        .hasMessageContainingAll("batch " + batch, "it has none");
            }
        }
    }

    @Test
    void an_operator_that_was_never_used_may_have_very_many_key_groups() throws Exception {
        Path directory = home.resolve("checkpoint");
        try (StreamingQuery running = builder(directory).keyGroups(1 << 15).start(counting())) {
            source.addAll(List.of("a"));
            running.processAllAvailable();
        }
        feed(directory, "a");
        assertThat(sink.rows()).containsExactly("(a,1)", "(a,2)");
        assertThat(count(directory)).isEqualTo("2");
    }

    private String count(Path directory) {
        return StateReader.open(directory)
                .latest()
                .of("count")
                .json()
                .find("\"a\"")
                .orElseThrow()
                .state();
    }

    private void feed(Path directory, String... words) throws InterruptedException {
        try (StreamingQuery query = start(directory)) {
            source.addAll(List.of(words));
            query.processAllAvailable();
        }
    }

    private StreamingQuery start(Path directory) {
        return builder(directory).start(counting());
    }

    private static EmbeddedEngine.Builder builder(Path directory) {
        return EmbeddedEngine.builder()
                .checkpoint(directory)
                .clock(new ManualClock(Instant.EPOCH))
                .batchesPerSnapshot(2)
                .retainBatches(1);
    }

    private Pipeline counting() {
        return Stream.from(source)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(COUNT)
                .writeTo(sink);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (java.util.stream.Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (java.util.stream.Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
