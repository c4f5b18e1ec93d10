package dev.holdfast.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.recovery.Fence;
import dev.holdfast.runtime.checkpoint.segment.SegmentChain;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.files.ModelFiles;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What becomes of a snapshot that is being made when the run ends. */
class SnapshotScheduleTest {

    private static final CheckpointOptions NEVER =
            new CheckpointOptions(Workload.KEY_GROUPS, Durability.SYNC, 3, CheckpointOptions.NO_SNAPSHOTS);
    private static final int BATCHES_PER_SNAPSHOT = 4;

    private final ModelFiles files = new ModelFiles();
    private final CheckpointLayout layout = new CheckpointLayout(Workload.DIRECTORY);

    @Test
    void one_that_takes_long_is_given_up_and_leaves_nothing_behind() throws IOException {
        commit(BATCHES_PER_SNAPSHOT);
        endWhileMerging();
        assertThat(layout.manifests(files)).isEmpty();
        assertThat(files.list(layout.parts())).isEmpty();
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            Workload.commitNext(checkpoint);
            assertThat(layout.manifests(files)).hasSize(1);
            Workload.verify(checkpoint);
        }
    }

    @Test
    void one_that_is_overdue_is_waited_for_so_the_log_does_not_grow_from_run_to_run() throws IOException {
        commit(2 * BATCHES_PER_SNAPSHOT);
        endWhileMerging();
        assertThat(layout.manifests(files)).containsExactly(2L * BATCHES_PER_SNAPSHOT - 1);
    }

    private void commit(int batches) {
        try (Checkpoint checkpoint =
                Checkpoint.open(files, Workload.DIRECTORY, NEVER, Runnable::run, () -> Workload.QUERY, 0)) {
            for (int batch = 0; batch < batches; batch++) {
                Workload.commitNext(checkpoint);
            }
        }
    }

    /** Ends a run when a snapshot has been begun, which goes on when it was waited for in vain. */
    private void endWhileMerging() throws IOException {
        CheckpointOpening opening = CheckpointOpening.open(
                files,
                layout,
                Workload.options(Durability.SYNC),
                Runnable::run,
                () -> Workload.QUERY,
                0,
                SegmentChain::new);
        Fence fence = new Fence(files, layout, opening.epoch().number());
        Snapshotter snapshotter = new Snapshotter(opening, fence, reason -> {});
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ending = new CountDownLatch(1);
        SnapshotSchedule schedule = new SnapshotSchedule(
                opening,
                snapshotter,
                work -> new Thread(() -> {
                            begun.countDown();
                            await(ending);
                            work.run();
                        })
                        .start(),
                failure -> {},
                new Object(),
                0);
        schedule.committed(opening.log().head().orElseThrow());
        await(begun);
        Thread end = new Thread(schedule::end);
        end.start();
        // Without patience the end gives up before it waits, if it gives up at all.
        while (end.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        ending.countDown();
        schedule.end();
        opening.lock().close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
