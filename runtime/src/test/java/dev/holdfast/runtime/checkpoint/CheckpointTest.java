package dev.holdfast.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.segment.SegmentWriter;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.files.ModelFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a checkpoint keeps, batch by batch, when nothing goes wrong. */
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
}
