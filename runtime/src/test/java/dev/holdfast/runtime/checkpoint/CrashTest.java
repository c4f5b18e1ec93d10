package dev.holdfast.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.CheckpointException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Cuts the power before every single file operation, and looks at what is left. */
class CrashTest {

    private static final int IMAGES = Integer.getInteger("holdfast.crash.images", 6);

    @Test
    void a_power_cut_at_any_moment_loses_no_committed_batch() {
        CrashHarness harness = new CrashHarness(Durability.SYNC, IMAGES);
        harness.run(30);
        assertThat(harness.images()).isGreaterThan(1000);
        assertThat(harness.violations()).isEmpty();
    }

    @Test
    void a_power_cut_of_a_relaxed_run_leaves_a_whole_run_of_batches() {
        CrashHarness harness = new CrashHarness(Durability.RELAXED, IMAGES);
        harness.run(30);
        assertThat(harness.images()).isGreaterThan(1000);
        assertThat(harness.violations()).isEmpty();
    }

    @Test
    void an_error_of_any_file_operation_loses_no_committed_batch() {
        long failed = 0;
        for (int operation = 1; failOnce(operation, false); operation++) {
            failed++;
        }
        assertThat(failed).isGreaterThan(100);
    }

    @Test
    void errors_of_all_operations_from_one_on_lose_no_committed_batch() {
        for (int operation = 1; failOnce(operation, true); operation++) {
            assertThat(operation).isLessThan(100_000);
        }
    }

    /** False if the run ended before the operation that should fail. */
    private static boolean failOnce(int failing, boolean persistently) {
        ModelFiles files = new ModelFiles();
        files.forgetOnFailedSync();
        AtomicLong operations = new AtomicLong();
        files.watch((operation, file) -> {
            long number = operations.incrementAndGet();
            if (number == failing || (persistently && number > failing)) {
                throw new IOException("injected at " + operation + " of " + file);
            }
        });
        long acknowledged = -1;
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            while (acknowledged < 12) {
                Workload.commitNext(checkpoint);
                acknowledged++;
            }
        } catch (CheckpointException expected) {
            assertThat(operations.get()).isGreaterThanOrEqualTo(failing);
        }
        files.watch((operation, file) -> {});
        files.breakLocks();
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            long head = Workload.verify(checkpoint);
            assertThat(head).as("operation %d", failing).isBetween(acknowledged, acknowledged + 1);
            Workload.commitNext(checkpoint);
            assertThat(Workload.verify(checkpoint)).isEqualTo(head + 1);
        }
        return operations.get() >= failing;
    }
}
