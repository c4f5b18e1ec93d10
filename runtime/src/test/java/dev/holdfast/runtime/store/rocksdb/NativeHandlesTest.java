package dev.holdfast.runtime.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.store.DueLimits;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.RowAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store takes from the machine, and gives back. */
class NativeHandlesTest {

    private static final byte[] KEY = {1, 2, 3};

    @TempDir
    Path directory;

    @Test
    void closing_gives_back_every_handle_and_every_file() throws IOException {
        long before = NativeHandles.open();
        RocksDbStateStore store = open();
        store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0).apply(change());
        assertThat(NativeHandles.open()).isGreaterThan(before);
        assertThat(files(directory.resolve("0/database"))).isNotEmpty();
        store.close();
        assertThat(NativeHandles.open()).isEqualTo(before);
        assertThat(files(directory.resolve("0"))).containsExactly("lock");
    }

    @Test
    void use_after_close_is_an_exception() {
        RocksDbStateStore store = open();
        KeyGroupStore rows = store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0);
        rows.apply(change());
        store.close();
        assertThatThrownBy(() -> rows.get(new byte[] {9}, 0, 1, new Row())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> rows.apply(change())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> rows.forEach((key, at, length, row, rowAt, rowLength) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("after it was closed");
        assertThatThrownBy(() -> rows.due(99, DueLimits.NONE)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> rows.load(change())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(store::endBatch).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opening_and_closing_again_and_again_leaves_nothing_open() throws IOException {
        open().close();
        long handles = NativeHandles.open();
        long files = openFiles();
        for (int round = 0; round < 20; round++) {
            RocksDbStateStore store = open();
            KeyGroupStore rows = store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0);
            SampleRows.load(rows, 2_000);
            rows.apply(change());
            if (round % 2 == 0) {
                store.endBatch();
            }
            store.close();
            assertThat(NativeHandles.open()).as("round %s", round).isEqualTo(handles);
            assertThat(openFiles()).as("round %s", round).isLessThanOrEqualTo(files);
        }
        assertThat(files(directory)).containsExactly("0");
    }

    @Test
    void stores_of_two_queries_in_one_process_do_not_meet() {
        RocksDbStateStore first = open();
        RocksDbStateStore second = open();
        first.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0).apply(change());
        first.endBatch();
        SampleRows.load(second.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0), 1_000);
        second.endBatch();
        assertThat(first.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0).rows())
                .isEqualTo(1);
        first.close();
        assertThat(SampleRows.count(second.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0)))
                .isEqualTo(1_000);
        second.close();
    }

    @Test
    void two_stores_have_directories_of_their_own_and_a_later_one_empties_what_a_killed_one_left() throws IOException {
        RocksDbStateStore first = open();
        RocksDbStateStore second = open();
        assertThat(files(directory.resolve("0/database"))).isNotEmpty();
        assertThat(files(directory.resolve("1/database"))).isNotEmpty();
        first.close();
        Files.createDirectory(directory.resolve("0/database"));
        Files.writeString(directory.resolve("0/database/000042.sst"), "left behind");
        RocksDbStateStore third = open();
        assertThat(files(directory.resolve("0/database"))).isNotEmpty().doesNotContain("000042.sst");
        second.close();
        third.close();
        assertThat(files(directory)).containsExactly("0", "1");
    }

    @Test
    void a_directory_that_cannot_be_used_is_named_with_the_way_out() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(
                        () -> RocksDbStateStore.open(RocksDbOptions.defaults().withDirectory(file)))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("withDirectory");
    }

    private RocksDbStateStore open() {
        return RocksDbStateStore.open(RocksDbOptions.defaults().withDirectory(directory));
    }

    /** Of this process; where the system does not tell, none. */
    private static long openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        return Files.isDirectory(descriptors) ? files(descriptors).size() : 0;
    }

    private static ChangeBlockReader change() {
        ChangeBlockWriter block = new ChangeBlockWriter();
        byte[] row = {3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 7};
        block.append(KEY, 0, KEY.length, row, 0, row.length);
        return new ChangeBlockReader().reset(block.array(), 0, block.size());
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
