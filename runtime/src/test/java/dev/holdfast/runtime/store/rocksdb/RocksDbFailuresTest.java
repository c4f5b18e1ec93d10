package dev.holdfast.runtime.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.RowAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users read when the disk under the database fails, and that the store can be closed then. */
class RocksDbFailuresTest {

    private static final int MANY = 40_000;

    @TempDir
    Path directory;

    @Test
    void a_disk_that_takes_no_more_ends_in_an_exception_that_says_where_and_what_to_do() throws IOException {
        RocksDbStateStore store = open();
        KeyGroupStore rows = store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0);
        SampleRows.apply(rows, 0, 10);
        store.endBatch();
        remove(directory.resolve("0/database"));
        assertThatThrownBy(() -> writeMuch(store, rows))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        directory.resolve("0/database").toString(), "Nothing is lost", "the disk has room", "again");
        store.close();
        assertWorks();
    }

    @Test
    void a_file_that_was_damaged_is_found_when_it_is_read() throws IOException {
        RocksDbStateStore store = open();
        KeyGroupStore rows = store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0);
        SampleRows.load(rows, 5_000);
        store.endBatch();
        for (Path file : files(directory.resolve("0/database"), ".sst")) {
            damage(file);
        }
        assertThatThrownBy(() -> SampleRows.count(rows))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("could not be read", "Nothing is lost");
        store.close();
        assertWorks();
    }

    @Test
    void restored_rows_that_cannot_be_written_end_in_an_exception() throws IOException {
        RocksDbStateStore store = open();
        KeyGroupStore rows = store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0);
        remove(directory.resolve("0/restored"));
        assertThatThrownBy(() -> SampleRows.load(rows, 5_000))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(directory.resolve("0/restored").toString(), "Nothing is lost");
        store.close();
        assertWorks();
    }

    @Test
    void restoring_that_ends_in_the_middle_leaves_nothing_behind() throws IOException {
        RocksDbStateStore store = open();
        SampleRows.load(store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0), 5_000);
        store.close();
        assertThat(files(directory.resolve("0"), "")).containsExactly(directory.resolve("0/lock"));
        assertWorks();
    }

    private RocksDbStateStore open() {
        return RocksDbStateStore.open(RocksDbOptions.defaults()
                .withDirectory(directory)
                .withMemoryBytes(RocksDbOptions.MIN_MEMORY_BYTES)
                .withRowCacheBytes(0));
    }

    /** A store that is made next is not touched by what happened. */
    private void assertWorks() {
        try (RocksDbStateStore next = open()) {
            KeyGroupStore rows = next.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0);
            SampleRows.load(rows, 1_000);
            next.endBatch();
            assertThat(SampleRows.count(rows)).isEqualTo(1_000);
        }
    }

    /** More than write buffers hold. RocksDB writes in the background, so the error comes with one of the next writes. */
    private static void writeMuch(RocksDbStateStore store, KeyGroupStore rows) {
        for (int from = 0; from < MANY; from += 100) {
            SampleRows.apply(rows, from, from + 100);
            store.endBatch();
        }
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 100; at < bytes.length / 2; at += 50) {
            bytes[at] ^= 1;
        }
        Files.write(file, bytes);
    }

    private static void remove(Path directory) throws IOException {
        for (Path file : files(directory, "")) {
            Files.delete(file);
        }
        Files.delete(directory);
    }

    private static List<Path> files(Path directory, String end) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
