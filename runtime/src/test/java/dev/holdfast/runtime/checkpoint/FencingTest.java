package dev.holdfast.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.CheckpointInUseException;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.recovery.LateCommitException;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.files.ForwardingFiles;
import dev.holdfast.runtime.files.ModelFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FencingTest {

    private final ModelFiles files = new ModelFiles();

    @Test
    void a_second_run_is_refused_and_told_who_has_the_checkpoint() {
        try (Checkpoint first = Workload.open(files, Durability.SYNC)) {
            assertThat(first.epoch()).isEqualTo(1);
            assertThatThrownBy(() -> Workload.open(files, Durability.SYNC))
                    .isInstanceOf(CheckpointInUseException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("epoch 1");
            Workload.commitNext(first);
        }
        try (Checkpoint second = Workload.open(files, Durability.SYNC)) {
            assertThat(second.epoch()).isEqualTo(2);
        }
    }

    @Test
    void where_the_lock_is_void_the_earlier_run_is_fenced_when_it_commits() {
        Checkpoint zombie = Workload.open(Mutants.withVoidLock(files), Durability.SYNC);
        Workload.commitNext(zombie);
        Checkpoint owner = Workload.open(Mutants.withVoidLock(files), Durability.SYNC);
        assertThatThrownBy(() -> Workload.commitNext(zombie))
                .isInstanceOf(CheckpointInUseException.class)
                .hasMessageContaining("epoch 2");
        assertThatThrownBy(() -> zombie.begin(1))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("another run has taken it over");
        Workload.commitNext(owner);
        assertThat(Workload.verify(owner)).isEqualTo(1);
        owner.close();
    }

    @Test
    void a_run_whose_file_its_successor_has_removed_says_that_it_was_replaced() {
        Checkpoint zombie = Workload.open(Mutants.withVoidLock(files), Durability.SYNC);
        atFirst("link", ".batch", () -> Workload.open(Mutants.withVoidLock(files), Durability.SYNC));
        assertThatThrownBy(() -> Workload.commitNext(zombie))
                .isInstanceOf(CheckpointInUseException.class)
                .hasMessageContaining("it is epoch 2");
    }

    @Test
    void what_the_earlier_run_commits_while_another_opens_the_checkpoint_is_taken_up_by_that() {
        Checkpoint zombie = Workload.open(Mutants.withVoidLock(files), Durability.SYNC);
        Workload.commitNext(zombie);
        atFirst("link", ".epoch", () -> Workload.commitNext(zombie));
        Checkpoint owner = Workload.open(Mutants.withVoidLock(files), Durability.SYNC);
        assertThat(Workload.verify(owner)).isEqualTo(1);
        Workload.commitNext(owner);
        assertThatThrownBy(() -> Workload.commitNext(zombie)).isInstanceOf(CheckpointInUseException.class);
        assertThat(Workload.verify(owner)).isEqualTo(2);
        owner.close();
    }

    @Test
    void of_two_runs_that_commit_the_same_batch_one_is_fenced_and_the_checkpoint_stays_whole() {
        Checkpoint zombie = Workload.open(Mutants.withVoidLock(files), Durability.SYNC);
        Checkpoint owner = Workload.open(Mutants.withVoidLock(files), Durability.SYNC);
        Workload.commitNext(owner);
        assertThatThrownBy(() -> Workload.commitNext(zombie))
                .isInstanceOf(CheckpointInUseException.class)
                .hasMessageContaining("it is epoch 2, and we are epoch 1");
        Workload.commitNext(owner);
        assertThat(Workload.verify(owner)).isEqualTo(1);
    }

    @Test
    void a_run_that_is_overtaken_by_a_commit_of_a_fenced_one_finds_out_and_the_next_start_goes_on() {
        Checkpoint zombie = Workload.open(Mutants.withVoidLock(files), Durability.SYNC);
        AtomicReference<Checkpoint> owner = new AtomicReference<>();
        CheckpointFiles successor = Mutants.leavingTemporaries(Mutants.withVoidLock(files));
        atFirst("link", ".batch", () -> owner.set(Workload.open(successor, Durability.SYNC)));
        assertThatThrownBy(() -> Workload.commitNext(zombie)).isInstanceOf(CheckpointInUseException.class);
        assertThatThrownBy(() -> Workload.commitNext(owner.get()))
                .isInstanceOf(LateCommitException.class)
                .hasMessageContainingAll("Batch 0", "epoch 2", "nothing is lost");
        Checkpoint next = Workload.open(Mutants.withVoidLock(files), Durability.SYNC);
        assertThat(Workload.verify(next)).isZero();
        Workload.commitNext(next);
        assertThat(Workload.verify(next)).isEqualTo(1);
    }

    @Test
    void a_commit_does_not_look_at_all_batches() {
        List<Path> listed = new ArrayList<>();
        CheckpointFiles watched = new ForwardingFiles(files) {
            @Override
            public List<String> list(Path directory) throws IOException {
                listed.add(directory);
                return super.list(directory);
            }
        };
        try (Checkpoint checkpoint = Workload.open(watched, Durability.SYNC)) {
            listed.clear();
            Workload.commitNext(checkpoint);
            assertThat(listed).containsOnly(new CheckpointLayout(Workload.DIRECTORY).epochs());
        }
    }

    @Test
    void without_the_fence_both_runs_would_deliver() {
        Checkpoint zombie = Workload.open(Mutants.withoutFence(Mutants.withVoidLock(files)), Durability.SYNC);
        Workload.open(Mutants.withVoidLock(files), Durability.SYNC);
        assertThatCode(() -> Workload.commitNext(zombie)).doesNotThrowAnyException();
    }

    @Test
    void with_a_rename_in_place_of_a_link_both_runs_would_commit_the_same_batch() {
        Path segment = new CheckpointLayout(Workload.DIRECTORY).segment(0);
        Checkpoint zombie = Workload.open(Mutants.overwritingSegments(Mutants.withVoidLock(files)), Durability.SYNC);
        AtomicReference<byte[]> committed = new AtomicReference<>();
        atFirst("delete", ".batch", () -> {
            CheckpointFiles successor = Mutants.leavingTemporaries(Mutants.withVoidLock(files));
            Workload.commitNext(Workload.open(successor, Durability.SYNC));
            committed.set(files.content(segment));
        });
        assertThatThrownBy(() -> Workload.commitNext(zombie)).isInstanceOf(CheckpointInUseException.class);
        assertThat(files.content(segment)).isNotEqualTo(committed.get());
    }

    /** Does something before the first operation of a kind on a file whose name ends so. */
    private void atFirst(String operation, String suffix, Runnable action) {
        files.watch((found, file) -> {
            if (found.equals(operation) && file.toString().endsWith(suffix)) {
                files.watch((any, other) -> {});
                action.run();
            }
        });
    }
}
