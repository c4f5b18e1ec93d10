package dev.holdfast.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.CheckpointInUseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {

    private final CheckpointFiles files = CheckpointFiles.local();

    @TempDir
    Path directory;

    @AfterEach
    void clearInterrupt() {
        boolean interrupted = Thread.interrupted();
        assertThat(interrupted).isIn(true, false);
    }

    @Test
    void a_published_file_has_its_name_and_the_temporary_one_is_gone() throws IOException {
        assertThat(files.publish(written("t", "content"), directory.resolve("f"), true))
                .isTrue();
        assertThat(files.list(directory)).containsExactly("f");
        assertThat(read("f", 3)).isEqualTo("tent");
        assertThat(files.size(directory.resolve("f"))).isEqualTo(7);
    }

    @Test
    void a_name_that_is_taken_is_not_overwritten() throws IOException {
        files.publish(written("t", "first"), directory.resolve("f"), true);
        assertThat(files.publish(written("t", "second"), directory.resolve("f"), true))
                .isFalse();
        assertThat(read("f", 0)).isEqualTo("first");
        assertThat(files.list(directory)).containsExactly("f", "t");
    }

    @Test
    void a_lock_has_one_holder_who_can_be_named() throws IOException {
        Path file = directory.resolve("lock");
        CheckpointFiles.HeldLock lock = files.tryLock(file, "first holder").orElseThrow();
        assertThat(files.tryLock(file, "second")).isEmpty();
        assertThat(files.lockHolder(file)).isEqualTo("first holder");
        lock.describe("first");
        assertThat(files.lockHolder(file)).isEqualTo("first");
        lock.close();
        files.tryLock(file, "third").orElseThrow().close();
        assertThat(files.lockHolder(file)).isEqualTo("third");
    }

    @Test
    void links_are_not_followed() throws IOException {
        written("target", "content");
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("target"));
        assertThatThrownBy(() -> files.read(directory.resolve("link"), 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("symbolic link");
        assertThatThrownBy(() -> files.size(directory.resolve("link"))).isInstanceOf(IOException.class);
    }

    @Test
    void an_interrupted_thread_commits_as_any_other_and_stays_interrupted() {
        Thread.currentThread().interrupt();
        try (Checkpoint checkpoint = open(directory)) {
            for (int i = 0; i < 9; i++) {
                Workload.commitNext(checkpoint);
            }
            assertThat(Workload.verify(checkpoint)).isEqualTo(8);
            assertThat(checkpoint.snapshotFailure()).isEmpty();
        }
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        try (Checkpoint checkpoint = open(directory)) {
            assertThat(Workload.verify(checkpoint)).isEqualTo(8);
        }
    }

    @Test
    void a_second_run_of_this_process_is_refused() {
        try (Checkpoint first = open(directory)) {
            assertThatThrownBy(() -> open(directory))
                    .isInstanceOf(CheckpointInUseException.class)
                    .hasMessageContaining("epoch " + first.epoch());
        }
    }

    @Test
    void a_directory_that_is_a_file_is_refused() throws IOException {
        Path file = written("file", "content");
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("has to be a directory");
        assertThatThrownBy(() -> open(file.resolve("below"))).isInstanceOf(CheckpointException.class);
    }

    @Test
    void missing_parents_are_made() {
        open(directory.resolve("a/b/c")).close();
        assertThat(directory.resolve("a/b/c/holdfast.json")).exists();
    }

    private static Checkpoint open(Path directory) {
        CheckpointOptions options = Workload.options(Durability.SYNC);
        return Checkpoint.open(
                CheckpointFiles.local(), directory, options, Runnable::run, () -> new UUID(1, 2), 1_700_000_000_000L);
    }

    private Path written(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        try (CheckpointFiles.DurableOutput out = files.create(file)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
            out.sync();
        }
        return file;
    }

    private String read(String name, long position) throws IOException {
        try (InputStream in = files.read(directory.resolve(name), position)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
