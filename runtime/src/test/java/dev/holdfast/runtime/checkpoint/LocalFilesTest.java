package dev.holdfast.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.CheckpointInUseException;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.files.FileAccess;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    void nothing_is_written_through_a_link() throws IOException {
        Path target = written("target", "content");
        Path link = Files.createSymbolicLink(directory.resolve("link"), target);
        assertThatThrownBy(() -> files.create(link)).hasMessageContaining("symbolic link");
        assertThatThrownBy(() -> files.tryLock(link, "holder")).hasMessageContaining("symbolic link");
        assertThat(target).hasContent("content");
    }

    @Test
    void what_is_there_but_cannot_be_opened_is_not_missing() {
        assertThatThrownBy(() -> files.read(directory, 0))
                .isInstanceOf(FileSystemException.class)
                .isNotInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("cannot be opened");
        assertThatThrownBy(() -> files.read(directory.resolve("none"), 0)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void what_cannot_be_looked_at_is_not_taken_for_missing() throws IOException {
        Path loop = Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("loop"));
        assertThatThrownBy(() -> files.exists(loop.resolve("file"))).isInstanceOf(FileSystemException.class);
        assertThatThrownBy(() -> files.isDirectory(loop)).isInstanceOf(FileSystemException.class);
        assertThatThrownBy(() -> files.list(loop)).isInstanceOf(FileSystemException.class);
        assertThat(files.exists(directory.resolve("none"))).isFalse();
        assertThat(files.isDirectory(directory.resolve("none"))).isFalse();
    }

    @Test
    void a_lock_whose_holder_could_not_be_written_for_lack_of_room_is_not_held() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no /dev/full, whose writers find the disk full");
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> files.tryLock(full, "holder"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
        }
    }

    @Test
    void what_is_made_is_closed_to_others_unless_they_are_let_in() throws IOException {
        for (FileAccess access : FileAccess.values()) {
            CheckpointFiles made = CheckpointFiles.local(access);
            Path parent = directory.resolve(access.name());
            made.createDirectories(parent.resolve("below"));
            made.create(parent.resolve("file")).close();
            made.tryLock(parent.resolve("lock"), "holder").orElseThrow().close();
            String files =
                    access == FileAccess.OWNER ? "rw-------" : access == FileAccess.GROUP ? "rw-r-----" : "rw-r--r--";
            String directories =
                    access == FileAccess.OWNER ? "rwx------" : access == FileAccess.GROUP ? "rwxr-x---" : "rwxr-xr-x";
            assertThat(permissions(parent)).isEqualTo(directories);
            assertThat(permissions(parent.resolve("below"))).isEqualTo(directories);
            assertThat(permissions(parent.resolve("file"))).isEqualTo(files);
        }
        assertThat(permissions(directory.resolve("OWNER/lock"))).isEqualTo("rw-------");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void a_lock_is_one_for_all_class_loaders_and_asking_for_it_does_not_break_it() throws Exception {
        Path file = directory.resolve("lock");
        try (CheckpointFiles.HeldLock lock = files.tryLock(file, "first").orElseThrow();
                URLClassLoader other = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class<?> type = Class.forName(CheckpointFiles.class.getName(), true, other);
            Object otherFiles = type.getMethod("local").invoke(null);
            assertThat(otherFiles).isNotInstanceOf(CheckpointFiles.class);
            Optional<?> second = (Optional<?>)
                    type.getMethod("tryLock", Path.class, String.class).invoke(otherFiles, file, "second");
            assertThat(second).isEmpty();
            assertThat(type.getMethod("lockHolder", Path.class).invoke(otherFiles, file))
                    .isEqualTo("first");
            assertThat(LockProbe.inAnotherProcess(file)).isEqualTo("taken");
            lock.describe("first, again");
        }
        assertThat(LockProbe.inAnotherProcess(file)).isEqualTo("free");
    }

    private static URL[] classPath() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
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
