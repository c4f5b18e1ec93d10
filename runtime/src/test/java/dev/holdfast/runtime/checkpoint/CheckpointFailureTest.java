package dev.holdfast.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.checkpoint.chunk.ChunkEntry;
import dev.holdfast.runtime.checkpoint.chunk.FileHeader;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.files.ModelFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Files that fail, are damaged or are gone, while a checkpoint is written and when it is opened. */
class CheckpointFailureTest {

    private final ModelFiles files = new ModelFiles();
    private final CheckpointLayout layout = new CheckpointLayout(Workload.DIRECTORY);

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
}
