package dev.holdfast.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.segment.SegmentWriter;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.files.ModelFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What comes back from batches and snapshots: every block, row and range, in its order. */
class CheckpointRestoreTest {

    private final ModelFiles files = new ModelFiles();
    private final CheckpointLayout layout = new CheckpointLayout(Workload.DIRECTORY);

    @Test
    void blocks_and_outboxes_larger_than_a_chunk_come_back_as_they_were() throws IOException {
        Random random = new Random(1);
        byte[] row = new byte[300_000];
        random.nextBytes(row);
        byte[] hugeRow = new byte[3_000_000];
        byte[] output = new byte[2_500_001];
        random.nextBytes(output);
        ChangeBlockWriter block = new ChangeBlockWriter();
        for (byte key = 0; key < 12; key++) {
            byte[] value = key == 5 ? hugeRow : row;
            block.append(new byte[] {key}, 0, 1, value, 0, value.length);
        }
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            for (long batchId = 0; batchId < 5; batchId++) {
                SegmentWriter segment = checkpoint.begin(batchId);
                segment.changes(Workload.X, 1, block.array(), 0, block.size());
                segment.outbox("a", output, 0, output.length, 1);
                segment.commit(Workload.record(batchId));
            }
        }
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            ChangeBlockReader reader = new ChangeBlockReader();
            List<Integer> rows = new ArrayList<>();
            ChangeConsumer.restore(checkpoint, (state, keyGroup, bytes, offset, length) -> {
                assertThat(length).isLessThan(3_100_000);
                reader.reset(bytes, offset, length);
                while (reader.next()) {
                    rows.add(reader.rowLength());
                }
            });
            assertThat(rows).hasSize(12).contains(hugeRow.length);
            try (InputStream in = checkpoint.outbox(4, "a")) {
                assertThat(in.readAllBytes()).isEqualTo(output);
            }
        }
    }

    @Test
    void a_log_of_more_files_than_are_open_at_one_time_is_restored() throws IOException {
        CheckpointOptions options = new CheckpointOptions(Workload.KEY_GROUPS, Durability.SYNC, 3, 1000);
        for (int start = 0; start < 3; start++) {
            try (Checkpoint checkpoint =
                    Checkpoint.open(files, Workload.DIRECTORY, options, Runnable::run, () -> Workload.QUERY, 0)) {
                assertThat(Workload.verify(checkpoint)).isEqualTo(70 * start - 1);
                for (int batch = 0; batch < 70; batch++) {
                    Workload.commitNext(checkpoint);
                }
            }
        }
        assertThat(layout.manifests(files)).isEmpty();
    }

    @Test
    void each_row_is_restored_once_and_in_the_order_of_the_keys() {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            for (int batch = 0; batch < 30; batch++) {
                Workload.commitNext(checkpoint);
            }
            ChangeBlockReader reader = new ChangeBlockReader();
            List<String> restored = new ArrayList<>();
            ChangeConsumer.restore(checkpoint, (state, keyGroup, block, offset, length) -> {
                reader.reset(block, offset, length);
                while (reader.next()) {
                    assertThat(reader.isRemoval()).isFalse();
                    String key = new String(block, reader.keyOffset(), reader.keyLength(), StandardCharsets.UTF_8);
                    restored.add(keyGroup + "/" + state + "/" + key);
                }
            });
            assertThat(restored)
                    .doesNotHaveDuplicates()
                    .isSorted()
                    .hasSize(Workload.model(29).size());
        }
    }

    @Test
    void a_long_log_is_compacted_before_there_are_many_batches() throws IOException {
        CheckpointOptions options = new CheckpointOptions(Workload.KEY_GROUPS, Durability.SYNC, 3, 1000);
        byte[] output = new byte[24 << 20];
        try (Checkpoint checkpoint =
                Checkpoint.open(files, Workload.DIRECTORY, options, Runnable::run, () -> Workload.QUERY, 0)) {
            for (long batchId = 0; batchId < 3; batchId++) {
                assertThat(layout.manifests(files)).isEmpty();
                SegmentWriter segment = checkpoint.begin(batchId);
                segment.outbox("a", output, 0, output.length, 1);
                segment.commit(Workload.record(batchId));
            }
            assertThat(layout.manifests(files)).containsExactly(2L);
        }
    }

    @Test
    void of_several_blocks_for_one_key_group_in_a_batch_the_last_one_wins_also_in_a_snapshot() {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            for (long batchId = 0; batchId < 5; batchId++) {
                SegmentWriter segment = checkpoint.begin(batchId);
                for (byte row = 'a'; row < 'd'; row++) {
                    byte[] block = {1, 'k', 2, row};
                    segment.changes(Workload.X, 1, block, 0, block.length);
                }
                segment.commit(Workload.record(batchId));
            }
            assertThat(checkpoint.snapshotFailure()).isEmpty();
            assertThat(layout.manifests(files)).isNotEmpty();
            assertThat(Workload.restored(checkpoint)).containsExactlyEntriesOf(Map.of("x/1/k", "c"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void ranges_that_a_batch_has_removed_stay_removed_after_snapshots_and_restarts() {
        SortedMap<String, String> model = new TreeMap<>();
        for (long start = 0; start < 6; start++) {
            try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
                assertThat(rows(checkpoint)).as("start %s", start).isEqualTo(model);
                for (long batchId = 7 * start; batchId < 7 * (start + 1); batchId++) {
                    commitWithRanges(checkpoint, batchId, model);
                }
            }
        }
    }

    /** Each batch writes some of the keys 00 to 99, and every third one has removed ten neighbours before. */
    private static void commitWithRanges(Checkpoint checkpoint, long batchId, SortedMap<String, String> model) {
        Random random = new Random(batchId);
        SegmentWriter segment = checkpoint.begin(batchId);
        if (batchId % 3 == 2) {
            String from = String.format(Locale.ROOT, "%02d", random.nextInt(90));
            String end = from + "~";
            KeyRange range = new KeyRange(bytes(from.substring(0, 1)), bytes(end));
            segment.removedRanges(Workload.X, 1, List.of(range));
            model.subMap(from.substring(0, 1), end).clear();
        }
        ChangeBlockWriter block = new ChangeBlockWriter();
        for (int key = random.nextInt(9); key < 100; key += 1 + random.nextInt(30)) {
            String text = String.format(Locale.ROOT, "%02d", key);
            block.append(bytes(text), 0, 2, bytes("b" + batchId), 0, bytes("b" + batchId).length);
            model.put(text, "b" + batchId);
        }
        segment.changes(Workload.X, 1, block.array(), 0, block.size());
        segment.commit(Workload.record(batchId));
    }

    private static SortedMap<String, String> rows(Checkpoint checkpoint) {
        SortedMap<String, String> rows = new TreeMap<>();
        ChangeBlockReader reader = new ChangeBlockReader();
        ChangeConsumer.restore(checkpoint, (state, keyGroup, block, offset, length) -> {
            reader.reset(block, offset, length);
            while (reader.next()) {
                String key = new String(block, reader.keyOffset(), reader.keyLength(), StandardCharsets.UTF_8);
                rows.put(key, new String(block, reader.rowOffset(), reader.rowLength(), StandardCharsets.UTF_8));
            }
        });
        return rows;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
