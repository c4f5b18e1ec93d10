package dev.holdfast.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.files.CutOff;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.files.ModelFiles;
import java.io.FileNotFoundException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The end of a relaxed run that has not reached the disk: what is given up, when, and what is left of it. */
class LostTailTest {

    private static final int BATCHES = 10;

    private final ModelFiles files = new ModelFiles();
    private final CheckpointLayout layout = new CheckpointLayout(Workload.DIRECTORY);

    @Test
    void a_start_that_is_refused_leaves_every_batch_as_it_was() {
        run(Durability.RELAXED, BATCHES);
        damage(3);
        Map<Path, ByteBuffer> before = batches();
        for (int start = 0; start < 2; start++) {
            try (Checkpoint checkpoint = open(Durability.RELAXED)) {
                assertThat(checkpoint.head().orElseThrow().batchId()).isEqualTo(2);
                assertThat(checkpoint.lost().orElseThrow()).contains("Batches 3 to 9 are lost", "03.batch");
            }
            assertThat(batches()).isEqualTo(before);
        }
    }

    @Test
    void what_is_given_up_is_moved_aside_and_the_query_goes_on_before_it() {
        run(Durability.RELAXED, BATCHES);
        damage(3);
        byte[] last = files.content(layout.segment(9));
        try (Checkpoint checkpoint = open(Durability.RELAXED)) {
            checkpoint.settle();
            assertThat(batches()).hasSize(3);
            assertThat(files.content(layout.lost(layout.segment(9), checkpoint.epoch())))
                    .isEqualTo(last);
            assertThat(files.allFiles().stream().filter(file -> file.startsWith(layout.lost())))
                    .hasSize(8); // seven batches, and the hint that the last of them was delivered
            Workload.commitNext(checkpoint);
            assertThat(Workload.verify(checkpoint)).isEqualTo(3);
        }
    }

    @Test
    void a_crash_while_it_is_moved_leaves_a_shorter_tail() {
        run(Durability.RELAXED, BATCHES);
        damage(3);
        boolean wasCut = true;
        for (int call = 1; wasCut; call++) {
            ModelFiles disk = files.copy();
            CutOff process = CutOff.from(disk, call, false);
            try (Checkpoint checkpoint = Workload.open(process.files(), Durability.SYNC)) {
                Workload.commitNext(checkpoint);
            } catch (CheckpointException expected) {
                assertThat(process.hasFailed()).isTrue();
            }
            wasCut = process.hasFailed();
            disk.breakLocks();
            try (Checkpoint checkpoint = Workload.open(disk, Durability.SYNC)) {
                assertThat(Workload.verify(checkpoint)).as("call %s", call).isBetween(2L, 3L);
                Workload.commitNext(checkpoint);
            }
        }
    }

    @Test
    void a_file_that_cannot_be_opened_for_once_is_not_lost() {
        run(Durability.RELAXED, BATCHES);
        Map<Path, ByteBuffer> before = batches();
        files.watch((operation, file) -> {
            if (operation.equals("read") && file.equals(layout.segment(3))) {
                files.watch((any, other) -> {});
                throw new FileNotFoundException(file + " (Too many open files)");
            }
        });
        assertThatThrownBy(() -> open(Durability.RELAXED))
                .isInstanceOf(CheckpointException.class)
                .isNotInstanceOf(CheckpointCorruptException.class)
                .hasMessageContainingAll(layout.segment(3).toString(), "Too many open files");
        assertThat(batches()).isEqualTo(before);
        try (Checkpoint checkpoint = open(Durability.RELAXED)) {
            assertThat(checkpoint.lost()).isEmpty();
            assertThat(Workload.verify(checkpoint)).isEqualTo(9);
        }
    }

    @Test
    void a_refused_start_with_another_durability_changes_nothing_of_what_the_next_one_finds() {
        run(Durability.RELAXED, BATCHES);
        damage(9);
        open(Durability.SYNC).close();
        try (Checkpoint checkpoint = open(Durability.SYNC)) {
            assertThat(checkpoint.lost().orElseThrow()).contains("Batch 9 is lost");
            Workload.commitNext(checkpoint);
            Workload.commitNext(checkpoint);
        }
        damage(10);
        assertThatThrownBy(() -> open(Durability.SYNC))
                .isInstanceOf(CheckpointCorruptException.class)
                .hasMessageContaining("10.batch");
    }

    @Test
    void of_a_batch_that_is_known_to_be_delivered_the_absence_is_noticed() {
        run(Durability.SYNC, BATCHES);
        files.remove(layout.segment(9));
        assertThatThrownBy(() -> open(Durability.SYNC))
                .isInstanceOf(CheckpointCorruptException.class)
                .hasMessageContaining("09.batch is missing");
    }

    @Test
    void after_a_relaxed_run_it_is_lost_and_a_later_start_does_not_miss_it_again() {
        run(Durability.RELAXED, BATCHES);
        files.remove(layout.segment(9));
        try (Checkpoint checkpoint = open(Durability.SYNC)) {
            assertThat(checkpoint.lost().orElseThrow()).contains("Batch 9 is lost");
            assertThat(Workload.verify(checkpoint)).isEqualTo(8);
            checkpoint.settle();
        }
        try (Checkpoint checkpoint = open(Durability.SYNC)) {
            assertThat(checkpoint.lost()).isEmpty();
            assertThat(Workload.verify(checkpoint)).isEqualTo(8);
        }
    }

    @Test
    void directories_that_are_gone_are_missed() {
        run(Durability.SYNC, 1);
        for (Path directory : layout.directories()) {
            ModelFiles disk = files.copy();
            disk.remove(layout.hint());
            disk.removeDirectory(directory);
            assertThatThrownBy(() -> Workload.open(disk, Durability.SYNC))
                    .as("%s", directory)
                    .isInstanceOf(CheckpointCorruptException.class)
                    .hasMessageContaining(directory.toString());
        }
        ModelFiles disk = files.copy();
        disk.allFiles().stream()
                .filter(file -> file.startsWith(layout.epochs()))
                .forEach(disk::remove);
        assertThatThrownBy(() -> Workload.open(disk, Durability.SYNC))
                .isInstanceOf(CheckpointCorruptException.class)
                .hasMessageContaining(layout.epochs().toString());
    }

    private void run(Durability durability, int batches) {
        try (Checkpoint checkpoint = open(durability)) {
            for (int batch = 0; batch < batches; batch++) {
                Workload.commitNext(checkpoint);
            }
            checkpoint.hintDelivered(batches - 1);
        }
    }

    private Checkpoint open(Durability durability) {
        CheckpointOptions options =
                new CheckpointOptions(Workload.KEY_GROUPS, durability, 3, CheckpointOptions.NO_SNAPSHOTS);
        return Checkpoint.open(files, Workload.DIRECTORY, options, Runnable::run, () -> Workload.QUERY, 0);
    }

    private void damage(long batchId) {
        byte[] content = files.content(layout.segment(batchId)).clone();
        content[content.length / 2] ^= 1;
        files.put(layout.segment(batchId), content);
    }

    private Map<Path, ByteBuffer> batches() {
        Map<Path, ByteBuffer> batches = new HashMap<>();
        for (Path file : List.copyOf(files.allFiles())) {
            if (file.startsWith(layout.batches())) {
                batches.put(file, ByteBuffer.wrap(files.content(file)));
            }
        }
        return batches;
    }
}
