package dev.holdfast.runtime.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.store.DueLimits;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.RowAccess;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database is spared by rows that are kept on the heap, and how many of them there are. */
class RowsOnHeapTest {

    @TempDir
    Path directory;

    private @Nullable RocksDbStateStore opened;

    @AfterEach
    void close_the_store() {
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void rows_that_fit_the_heap_never_reach_the_database() {
        RocksDbStateStore store = open(10_000_000);
        KeyGroupStore rows = store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0);
        for (int batch = 0; batch < 5; batch++) {
            SampleRows.apply(rows, 0, 500);
            store.endBatch();
            assertThat(figure(store, "rocksdbPutCount")).isZero();
            assertThat(figure(store, "rocksdbGetCount")).isZero();
        }
        assertThat(figure(store, "numRowsOnHeap")).isEqualTo(500);
        assertThat(SampleRows.count(rows)).isEqualTo(500);
    }

    @Test
    void keys_that_are_known_to_have_no_row_are_not_counted() {
        RocksDbStateStore store = open(10_000_000);
        KeyGroupStore rows = store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0);
        SampleRows.apply(rows, 0, 100);
        assertThat(SampleRows.count(rows)).isEqualTo(100);
        store.endBatch();
        assertThat(figure(store, "numRowsOnHeap")).isEqualTo(100);
        SampleRows.remove(rows, 0, 40);
        store.endBatch();
        assertThat(figure(store, "numRowsOnHeap")).isEqualTo(60);
        SampleRows.apply(rows, 30, 50);
        store.endBatch();
        assertThat(figure(store, "numRowsOnHeap")).isEqualTo(70).isEqualTo(rows.rows());
    }

    @Test
    void rows_that_leave_the_heap_are_not_counted() {
        RocksDbStateStore store = open(50_000);
        KeyGroupStore rows = store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0);
        for (int batch = 0; batch < 20; batch++) {
            SampleRows.apply(rows, 20 * batch, 20 * batch + 20);
            SampleRows.remove(rows, 20 * batch, 20 * batch + 5);
            store.endBatch();
            assertThat(figure(store, "numRowsOnHeap")).as("batch %s", batch).isBetween(0L, 50L);
        }
        assertThat(rows.rows()).isEqualTo(300);
    }

    @Test
    void a_walk_writes_changed_rows_once_and_leaves_them_on_the_heap() {
        RocksDbStateStore store = open(10_000_000);
        KeyGroupStore rows = store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0);
        SampleRows.apply(rows, 0, 500);
        for (int walk = 0; walk < 2; walk++) {
            int[] visited = new int[1];
            rows.forEach((key, keyAt, keyLength, row, at, length) -> visited[0]++);
            assertThat(visited[0]).isEqualTo(500);
            store.endBatch();
            assertThat(figure(store, "rocksdbPutCount")).isEqualTo(walk == 0 ? 500 : 0);
        }
        assertThat(figure(store, "numRowsOnHeap")).isEqualTo(500);
    }

    @Test
    void the_limit_holds_at_the_end_of_each_batch_over_all_key_groups_and_operators() {
        long limit = 200_000;
        RocksDbStateStore store = open(limit);
        for (int batch = 0; batch < 20; batch++) {
            for (int group = 0; group < 8; group++) {
                SampleRows.apply(
                        store.keyGroup(new StateId(group % 2 == 0 ? "even" : "odd", ""), RowAccess.BY_KEY, group),
                        0,
                        20 + 5 * batch);
            }
            store.endBatch();
            long bytes = figure(store, "even", "rowsOnHeapBytes") + figure(store, "odd", "rowsOnHeapBytes");
            assertThat(bytes).as("batch %s", batch).isBetween(limit / 4, limit);
        }
        for (int group = 0; group < 8; group++) {
            assertThat(SampleRows.count(
                            store.keyGroup(new StateId(group % 2 == 0 ? "even" : "odd", ""), RowAccess.BY_KEY, group)))
                    .isEqualTo(115);
        }
    }

    @Test
    void a_batch_that_takes_much_more_than_the_limit_gives_rows_up_before_its_end() {
        RocksDbStateStore store = open(0);
        KeyGroupStore rows = store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0);
        for (int from = 0; from < 100_000; from += 1_000) {
            SampleRows.apply(rows, from, from + 1_000);
        }
        assertThat(rows.memoryUsedBytes()).isLessThan(72 << 20);
        assertThat(rows.rows()).isEqualTo(100_000);
        store.endBatch();
        assertThat(figure(store, "rocksdbPutCount")).isEqualTo(100_000);
        assertThat(figure(store, "rowsOnHeapBytes")).isLessThan(1_000);
    }

    @Test
    void the_rows_of_a_batch_are_written_in_a_few_key_groups_at_a_time() {
        RocksDbStateStore store = open(1_000_000);
        for (int batch = 0; batch < 30; batch++) {
            int changed = 0;
            for (int group = 0; group < 16; group++) {
                SampleRows.apply(
                        store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, group), 50 * batch, 50 * batch + 10);
            }
            long[] before = onHeap(store);
            store.endBatch();
            long[] after = onHeap(store);
            for (int group = 0; group < 16; group++) {
                changed += before[group] == after[group] ? 0 : 1;
            }
            assertThat(changed).as("batch %s", batch).isLessThan(6);
        }
    }

    @Test
    void a_timeout_of_a_row_that_is_on_the_heap_alone_is_due() {
        RocksDbStateStore store = open(10_000_000);
        KeyGroupStore rows = store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0);
        SampleRows.apply(rows, 0, 100);
        store.endBatch();
        assertThat(rows.nextDeadlineMillis(50)).isZero();
        int due = 0;
        for (var timers = rows.due(60, DueLimits.NONE); timers.next(); due++) {
            Row row = new Row();
            timers.row(row);
            assertThat(row.deadlineMillis()).isEqualTo(due);
        }
        assertThat(due).isEqualTo(60);
        assertThat(figure(store, "rocksdbPutCount")).isZero();
    }

    private static long[] onHeap(RocksDbStateStore store) {
        long[] bytes = new long[16];
        for (int group = 0; group < 16; group++) {
            bytes[group] = ((RocksDbKeyGroup) store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, group))
                    .kept()
                    .memoryUsedBytes();
        }
        return bytes;
    }

    private static long figure(RocksDbStateStore store, String name) {
        return figure(store, "op", name);
    }

    private static long figure(RocksDbStateStore store, String operator, String name) {
        return store.metrics(operator).getOrDefault(name, -1L);
    }

    private RocksDbStateStore open(long rowCacheBytes) {
        RocksDbStateStore store = RocksDbStateStore.open(RocksDbOptions.defaults()
                .withDirectory(directory)
                .withMemoryBytes(RocksDbOptions.MIN_MEMORY_BYTES)
                .withRowCacheBytes(rowCacheBytes));
        opened = store;
        return store;
    }
}
