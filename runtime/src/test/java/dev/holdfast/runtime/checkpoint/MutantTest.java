package dev.holdfast.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.files.ModelFiles;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The harnesses notice a protocol that is wrong. */
class MutantTest {

    private static final Map<String, UnaryOperator<CheckpointFiles>> CRASHING = Map.of(
            "without file sync", Mutants::withoutFileSync,
            "without segment sync", Mutants::withoutSegmentSync,
            "without part sync", Mutants::withoutPartSync,
            "without directory sync", Mutants::withoutDirectorySync,
            "without directory sync of parts", Mutants::withoutPartDirectorySync,
            "publishing before sync", Mutants::publishingBeforeSync,
            "deleting before the manifest is durable", Mutants::deletingBeforeManifestIsDurable);

    static Stream<String> crashing() {
        return CRASHING.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("crashing")
    void a_power_cut_shows_a_missing_step(String mutant) {
        CrashHarness harness = new CrashHarness(Durability.SYNC, 4).weakenedBy(CRASHING.get(mutant));
        harness.run(30);
        assertThat(harness.violations()).isNotEmpty();
    }

    @Test
    void an_error_shows_a_failed_sync_that_is_tried_again() {
        ErrorHarness harness =
                new ErrorHarness(ErrorHarness.Fault.ONCE, Durability.SYNC).weakenedBy(Mutants::retryingFailedSync);
        assertThatThrownBy(harness::run).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_kill_shows_a_recovery_that_believes_what_is_not_durable() {
        ErrorHarness harness =
                new ErrorHarness(ErrorHarness.Fault.KILLED, Durability.SYNC).weakenedBy(Mutants::believingBeforeSync);
        assertThatThrownBy(harness::run).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_file_system_that_overwrites_names_is_refused() {
        assertThatThrownBy(() -> Workload.open(Mutants.overwriting(new ModelFiles()), Durability.SYNC))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("only if the name is free");
    }
}
