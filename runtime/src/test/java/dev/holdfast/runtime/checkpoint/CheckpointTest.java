package dev.holdfast.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.checkpoint.chunk.ChunkEntry;
import dev.holdfast.runtime.checkpoint.chunk.FileHeader;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.segment.SegmentWriter;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.files.ModelFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CheckpointTest {

    private final ModelFiles files = new ModelFiles();
    private final CheckpointLayout layout = new CheckpointLayout(Workload.DIRECTORY);

    @Test
    void a_new_checkpoint_is_empty() {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            assertThat(checkpoint.head()).isEmpty();
            assertThat(checkpoint.queryId()).isEqualTo(Workload.QUERY);
            assertThat(checkpoint.keyGroups()).isEqualTo(Workload.KEY_GROUPS);
            assertThat(Workload.restored(checkpoint)).isEmpty();
        }
    }

    @Test
    void the_key_groups_of_a_checkpoint_stay() {
        Workload.open(files, Durability.SYNC).close();
        CheckpointOptions other = new CheckpointOptions(64, Durability.SYNC, 10, 16);
        try (Checkpoint checkpoint =
                Checkpoint.open(files, Workload.DIRECTORY, other, Runnable::run, UUID::randomUUID, 0)) {
            assertThat(checkpoint.keyGroups()).isEqualTo(Workload.KEY_GROUPS);
            assertThat(checkpoint.queryId()).isEqualTo(Workload.QUERY);
        }
    }

    @Test
    void the_same_batches_give_the_same_bytes() {
        ModelFiles again = new ModelFiles();
        for (ModelFiles disk : List.of(files, again)) {
            try (Checkpoint checkpoint = Workload.open(disk, Durability.SYNC)) {
                for (int i = 0; i < 40; i++) {
                    Workload.commitNext(checkpoint);
                }
            }
        }
        assertThat(again.allFiles()).isEqualTo(files.allFiles());
        for (Path file : files.allFiles()) {
            assertThat(again.content(file)).as("%s", file).isEqualTo(files.content(file));
        }
    }

    @Test
    void over_many_batches_the_number_of_files_stays_the_same() {
        List<Integer> counts = new ArrayList<>();
        for (int run = 0; run < 10; run++) {
            try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
                for (int i = 0; i < 50; i++) {
                    Workload.commitNext(checkpoint);
                }
                assertThat(Workload.verify(checkpoint)).isEqualTo(50L * run + 49);
                assertThat(checkpoint.snapshotFailure()).isEmpty();
            }
            counts.add(files.allFiles().size());
        }
        assertThat(counts).allSatisfy(count -> assertThat(count).isLessThan(35));
    }

    @Test
    void the_segments_asked_for_are_retained() throws IOException {
        CheckpointOptions options = new CheckpointOptions(3, Durability.SYNC, 20, 4);
        try (Checkpoint checkpoint =
                Checkpoint.open(files, Workload.DIRECTORY, options, Runnable::run, () -> Workload.QUERY, 0)) {
            for (int i = 0; i < 100; i++) {
                Workload.commitNext(checkpoint);
            }
            assertThat(layout.segments(files)).hasSizeBetween(20, 48).contains(80L, 99L);
            assertThat(layout.manifests(files)).hasSizeLessThan(5).contains(95L, 99L);
            assertThat(checkpoint.outboxRows(80, "a")).isEqualTo(2);
        }
    }

    @Test
    void an_abandoned_batch_leaves_nothing_and_can_be_written_again() {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            List<Path> before = files.allFiles();
            Workload.write(checkpoint, 0).abandon();
            assertThat(files.allFiles()).isEqualTo(before);
            assertThat(checkpoint.head()).isEmpty();
            Workload.commitNext(checkpoint);
            assertThat(Workload.verify(checkpoint)).isZero();
        }
    }

    @Test
    void batches_come_one_after_the_other() {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            assertThatThrownBy(() -> checkpoint.begin(1)).isInstanceOf(IllegalArgumentException.class);
            SegmentWriter open = checkpoint.begin(0);
            assertThatThrownBy(() -> checkpoint.begin(0)).isInstanceOf(IllegalStateException.class);
            open.commit(Workload.record(0));
            assertThatThrownBy(() -> open.commit(Workload.record(0))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void an_unsorted_block_is_refused() {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            SegmentWriter segment = checkpoint.begin(0);
            byte[] block = {1, 'b', 0, 1, 'a', 0};
            assertThatThrownBy(() -> segment.changes(Workload.X, 0, block, 0, block.length))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("sorted by key");
            segment.abandon();
        }
    }

    @Test
    void after_a_commit_of_unknown_outcome_nothing_more_is_written() {
        Checkpoint checkpoint = Workload.open(files, Durability.SYNC);
        files.watch((operation, file) -> {
            if (operation.equals("syncDirectory")) {
                throw new IOException("injected");
            }
        });
        assertThatThrownBy(() -> Workload.commitNext(checkpoint))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("not known whether batch 0 was committed");
        files.watch((operation, file) -> {});
        assertThatThrownBy(() -> checkpoint.begin(0))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("cannot be used any more");
    }

    @Test
    void a_full_disk_fails_the_batch_and_the_next_attempt_may_succeed() {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            files.watch((operation, file) -> {
                if (operation.equals("write")) {
                    throw new IOException("No space left on device");
                }
            });
            assertThatThrownBy(() -> Workload.commitNext(checkpoint))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("not committed")
                    .hasMessageContaining("No space left");
            files.watch((operation, file) -> {});
            Workload.commitNext(checkpoint);
            assertThat(Workload.verify(checkpoint)).isZero();
        }
    }

    @Test
    void a_failed_snapshot_harms_no_commit_and_is_tried_again() {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            files.watch((operation, file) -> {
                if (operation.equals("create") && file.toString().contains("merged")) {
                    throw new IOException("injected");
                }
            });
            for (int i = 0; i < 10; i++) {
                Workload.commitNext(checkpoint);
            }
            assertThat(checkpoint.snapshotFailure()).isPresent();
            files.watch((operation, file) -> {});
            for (int i = 0; i < 4; i++) {
                Workload.commitNext(checkpoint);
            }
            assertThat(checkpoint.snapshotFailure()).isEmpty();
            assertThat(Workload.verify(checkpoint)).isEqualTo(13);
        }
    }

    @Test
    void a_committed_batch_that_is_found_damaged_while_it_runs_ends_the_run_at_once() {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            Workload.commitNext(checkpoint);
            Workload.commitNext(checkpoint);
            byte[] damaged = files.content(layout.segment(1)).clone();
            damaged[FileHeader.BYTES + ChunkEntry.HEADER_BYTES] ^= 1;
            files.put(layout.segment(1), damaged);
            commitUntilSnapshot(checkpoint);
            for (ThrowingCallable further :
                    List.<ThrowingCallable>of(() -> Workload.commitNext(checkpoint), checkpoint::requireWhole)) {
                assertThatThrownBy(further)
                        .isInstanceOf(CheckpointCorruptException.class)
                        .hasMessageContainingAll(
                                "stopped after batch 3", layout.segment(1).toString());
            }
        }
    }

    @Test
    void a_part_that_was_taken_away_ends_the_run_at_once() throws IOException {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            commitUntilSnapshot(checkpoint);
            Path part = files.allFiles().stream()
                    .filter(file -> file.toString().endsWith(".part"))
                    .findFirst()
                    .orElseThrow();
            files.remove(part);
            commitUntilSnapshot(checkpoint);
            assertThatThrownBy(() -> Workload.commitNext(checkpoint))
                    .isInstanceOf(CheckpointCorruptException.class)
                    .hasMessageContaining(part + " is missing");
        }
    }

    @Test
    void a_committed_batch_that_cannot_be_read_once_is_tried_again_and_twice_ends_the_run() {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            files.watch((operation, file) -> {
                if (operation.equals("read") && file.equals(layout.segment(0))) {
                    throw new FileNotFoundException(file + " (Too many open files)");
                }
            });
            commitUntilSnapshot(checkpoint);
            assertThat(checkpoint.snapshotFailure()).isPresent();
            commitUntilSnapshot(checkpoint);
            assertThatThrownBy(() -> Workload.commitNext(checkpoint))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContainingAll(layout.segment(0).toString(), "Too many open files", "twice");
        }
    }

    /** The number of batches after which there is one. */
    private static void commitUntilSnapshot(Checkpoint checkpoint) {
        for (int i = 0; i < 4; i++) {
            if (checkpoint.head().map(head -> head.batchId() % 4).orElse(3L) == 3 && i > 0) {
                return;
            }
            Workload.commitNext(checkpoint);
        }
    }

    @Test
    void a_hint_is_believed_only_for_the_head_it_was_written_for() {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            Workload.commitNext(checkpoint);
            checkpoint.hintDelivered(0);
        }
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            assertThat(checkpoint.deliveredHint()).hasValue(0);
            Workload.commitNext(checkpoint);
        }
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            assertThat(checkpoint.deliveredHint()).isEmpty();
        }
    }

    @Test
    void a_damaged_snapshot_is_passed_over_while_the_segments_from_the_older_one_are_whole() {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            for (int i = 0; i < 30; i++) {
                Workload.commitNext(checkpoint);
            }
        }
        files.put(layout.manifest(27), new byte[100]);
        ModelFiles noSegment = files.copy();
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            assertThat(Workload.verify(checkpoint)).isEqualTo(29);
        }
        noSegment.remove(layout.segment(25));
        assertThatThrownBy(() -> Workload.open(noSegment, Durability.SYNC))
                .isInstanceOf(CheckpointCorruptException.class)
                .hasMessageContaining("27.manifest");
    }

    @Test
    void without_holdfast_json_the_rest_is_not_taken_for_a_new_checkpoint() {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            Workload.commitNext(checkpoint);
        }
        files.remove(layout.identity());
        assertThatThrownBy(() -> Workload.open(files, Durability.SYNC))
                .isInstanceOf(CheckpointCorruptException.class)
                .hasMessageContaining("holdfast.json");
    }

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
