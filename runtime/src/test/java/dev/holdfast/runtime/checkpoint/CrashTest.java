package dev.holdfast.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.files.Durability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Cuts the power before every single file operation, and lets each of them fail, and looks at what is left. */
class CrashTest {

    private static final int IMAGES = Integer.getInteger("holdfast.crash.images", 1);

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

    @ParameterizedTest
    @EnumSource(ErrorHarness.Fault.class)
    void an_error_of_any_file_operation_loses_no_committed_batch(ErrorHarness.Fault fault) {
        assertThat(new ErrorHarness(fault, Durability.SYNC).run()).isGreaterThan(300);
    }

    @ParameterizedTest
    @CsvSource({"ONCE", "KILLED"})
    void an_error_of_any_file_operation_loses_no_batch_of_a_relaxed_run(ErrorHarness.Fault fault) {
        assertThat(new ErrorHarness(fault, Durability.RELAXED).run()).isGreaterThan(200);
    }
}
