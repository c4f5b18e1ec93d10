package dev.holdfast.runtime.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.store.RowAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where databases are, among files of others who may have been there first. */
class WorkingDirectoryTest {

    private static final String NAME = "holdfast-rocksdb-victim";
    private static final CheckpointFiles FILES = CheckpointFiles.local();

    @TempDir
    Path home;

    private Path shared;
    private Path precious;

    @BeforeEach
    void make_a_directory_for_everybody_and_files_of_one() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        shared = Files.createDirectory(home.resolve("tmp"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path own = Files.createDirectory(
                home.resolve("own"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        precious = Files.writeString(own.resolve("precious"), "mine");
    }

    @Test
    void a_directory_is_made_for_this_user_alone_and_used_again() throws IOException {
        Path first = DefaultDirectory.claim(FILES, shared.resolve(NAME));
        assertThat(first).isEqualTo(shared.resolve(NAME));
        assertThat(Files.getPosixFilePermissions(first)).hasSize(3);
        assertThat(DefaultDirectory.claim(FILES, shared.resolve(NAME))).isEqualTo(first);
        assertThat(shared.toFile().list()).containsExactly(NAME);
    }

    @Test
    void what_bears_the_name_and_may_be_somebody_elses_is_not_used_and_another_is_found_again() throws IOException {
        Path wanted = Files.createDirectory(shared.resolve(NAME));
        Files.setPosixFilePermissions(wanted, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path instead = DefaultDirectory.claim(FILES, wanted);
        assertThat(instead.getFileName().toString()).startsWith(NAME + "-");
        assertThat(Files.getPosixFilePermissions(instead)).hasSize(3);
        assertThat(DefaultDirectory.claim(FILES, wanted)).isEqualTo(instead);
        Files.delete(wanted);
        Files.createSymbolicLink(wanted, precious.getParent());
        assertThat(DefaultDirectory.claim(FILES, wanted)).isEqualTo(instead);
    }

    @Test
    void links_in_a_directory_that_was_named_are_neither_emptied_nor_locked() throws IOException {
        Files.createSymbolicLink(shared.resolve("0"), precious.getParent());
        Path used = Files.createDirectory(
                shared.resolve("1"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createDirectory(used.resolve("database"));
        Files.createSymbolicLink(used.resolve("database/link"), precious.getParent());
        Files.createSymbolicLink(used.resolve("restored"), precious.getParent());
        RocksDbOptions options = RocksDbOptions.defaults().withDirectory(shared);
        try (WorkingDirectory directory = WorkingDirectory.open(FILES, options)) {
            assertThat(directory.database().getParent()).isEqualTo(used);
            assertThat(directory.restored()).isDirectory().isEmptyDirectory();
        }
        assertThat(precious).hasContent("mine");
        assertThat(precious.getParent().toFile().list()).containsExactly("precious");
        assertThat(used.toFile().list()).containsExactly("lock");
    }

    @Test
    void another_user_who_was_there_first_gets_nothing_overwritten_removed_or_loaded() throws Exception {
        assumeRoot();
        Path wanted = shared.resolve(NAME);
        asAnotherUser("mkdir -m 777 " + wanted + " && mkdir -m 777 " + wanted + "/0 " + wanted + "/0/database && ln -s "
                + precious.getParent() + " " + wanted + "/0/database/x && ln -s " + precious + " " + wanted
                + "/0/lock && ln -s "
                + precious + " " + wanted + "/0.lock");
        Path used = DefaultDirectory.claim(FILES, wanted);
        RocksDbOptions options = RocksDbOptions.defaults().withDirectory(used);
        try (RocksDbStateStore store = RocksDbStateStore.open(options)) {
            assertThat(store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0))
                    .isNotNull();
            assertThat(asAnotherUser("ls " + used)).contains("Permission denied");
            assertThat(asAnotherUser("mv " + used + " " + shared + "/mine")).contains("not permitted");
        }
        assertThat(precious).hasContent("mine");
        assertThat(wanted.resolve("0/database/x")).isSymbolicLink();
    }

    @Test
    void a_directory_of_another_user_is_not_used_although_it_is_closed() throws Exception {
        assumeRoot();
        Path wanted = shared.resolve(NAME);
        asAnotherUser("mkdir -m 700 " + wanted);
        assertThat(DefaultDirectory.claim(FILES, wanted)).isNotEqualTo(wanted);
        asAnotherUser("mkdir -m 700 " + shared + "/0");
        try (WorkingDirectory directory =
                WorkingDirectory.open(FILES, RocksDbOptions.defaults().withDirectory(shared))) {
            assertThat(directory.database().getParent()).isEqualTo(shared.resolve("1"));
        }
    }

    private void assumeRoot() throws IOException {
        assumeTrue(
                Files.getAttribute(home, "unix:uid").equals(0) && Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "NOT TESTED: only root can act as a second user, with setpriv");
        Files.setAttribute(shared, "unix:mode", 01777);
    }

    /** Returns what the shell says. */
    private static String asAnotherUser(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        "/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "sh", "-c", command))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
