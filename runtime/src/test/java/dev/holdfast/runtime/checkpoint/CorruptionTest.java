package dev.holdfast.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.directory.IdentityFile;
import dev.holdfast.runtime.checkpoint.segment.SegmentWriter;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.files.ModelFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Damages a small checkpoint in every way that comes to mind: it is refused by name of the file, or the state is right. */
class CorruptionTest {

    private static final long HEAD = 9;
    private static final int PATTERNS = Integer.getInteger("holdfast.corruption.patterns", 2);

    private final ModelFiles whole = checkpoint(Workload.QUERY);
    private final CheckpointLayout layout = new CheckpointLayout(Workload.DIRECTORY);
    private int refused;
    private int tolerated;

    @Test
    void a_changed_byte_is_noticed() {
        for (Path file : whole.allFiles()) {
            byte[] content = whole.content(file);
            for (int i = 0; i < content.length; i++) {
                for (int pattern = 0; pattern < PATTERNS; pattern++) {
                    byte[] damaged = content.clone();
                    damaged[i] ^= (byte) (pattern == 0 ? 1 << (i % 8) : 0xFF - 31 * (pattern - 1));
                    check(file, damaged, "byte " + i);
                }
            }
        }
        assertThat(refused).isGreaterThan(1000);
        assertThat(tolerated).isGreaterThan(1000);
    }

    @Test
    void a_truncated_or_longer_file_is_noticed() {
        for (Path file : whole.allFiles()) {
            byte[] content = whole.content(file);
            for (int length = 0; length < content.length; length += 1 + length / 16) {
                check(file, Arrays.copyOf(content, length), "length " + length);
                byte[] zeros = Arrays.copyOf(Arrays.copyOf(content, length), content.length);
                check(file, zeros, "zeros from " + length);
            }
            check(file, Arrays.copyOf(content, content.length + 1), "a byte more");
        }
    }

    @Test
    void a_missing_file_is_noticed() {
        for (Path file : whole.allFiles()) {
            ModelFiles damaged = whole.copy();
            damaged.remove(file);
            check(damaged, file, "removed");
        }
    }

    @Test
    void a_file_in_the_place_of_another_is_noticed() {
        for (Path file : whole.allFiles()) {
            for (Path other : whole.allFiles()) {
                if (!file.equals(other)) {
                    check(file, whole.content(other), "replaced by " + other);
                }
            }
        }
    }

    @Test
    void a_file_of_another_checkpoint_is_noticed() {
        ModelFiles foreign = checkpoint(UUID.fromString("00000000-0000-4000-8000-000000000002"));
        for (Path file : foreign.allFiles()) {
            check(file, foreign.content(file), "from another query");
        }
    }

    @Test
    void a_segment_that_was_copied_to_a_later_name_is_noticed() {
        check(layout.segment(HEAD + 1), whole.content(layout.segment(HEAD)), "copied");
        whole.put(layout.segment(HEAD + 2), whole.content(layout.segment(HEAD)));
        assertThatThrownBy(() -> Workload.open(whole, Durability.SYNC))
                .isInstanceOf(CheckpointCorruptException.class)
                .hasMessageContaining(layout.segment(HEAD + 1) + " is missing");
    }

    @Test
    void a_segment_of_another_history_is_refused() {
        ModelFiles files = withForeignTail();
        assertThatThrownBy(() -> Workload.open(files.copy(), Durability.SYNC))
                .isInstanceOf(CheckpointCorruptException.class)
                .hasMessageContaining(layout.segment(2).toString())
                .hasMessageContaining("does not continue the segment before it");
        try (Checkpoint mutant = Workload.open(files, Durability.SYNC, Mutants::withoutChain)) {
            assertThatThrownBy(() -> Workload.verify(mutant)).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void a_checkpoint_of_a_later_format_says_so() {
        String lines = "{\n  \"format\": 2,\n  \"novelty\": true,\n";
        String text = lines + "  \"checksum\": \"" + IdentityFile.checksum(lines) + "\"\n}\n";
        whole.put(layout.identity(), text.getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> Workload.open(whole, Durability.SYNC))
                .isInstanceOf(CheckpointIncompatibleException.class)
                .hasMessageContaining("format 2");
    }

    @Test
    void files_of_foreign_names_are_left_alone() {
        Path foreign = layout.batches().resolve("notes.txt");
        check(foreign, new byte[] {1}, "foreign");
        check(layout.root().resolve("README"), new byte[] {1}, "foreign");
        assertThat(tolerated).isEqualTo(2);
    }

    @Test
    void temporary_files_of_earlier_runs_are_removed() {
        Path temporary = CheckpointLayout.temporary(layout.segment(HEAD + 1), 1);
        whole.put(temporary, new byte[] {1});
        Workload.open(whole, Durability.SYNC).close();
        assertThat(whole.allFiles()).doesNotContain(temporary);
    }

    private void check(Path file, byte[] content, String how) {
        ModelFiles damaged = whole.copy();
        damaged.put(file, content);
        check(damaged, file, how);
    }

    /** It is refused when it is opened; what can be opened can be read. */
    private void check(ModelFiles damaged, Path file, String how) {
        try (Checkpoint checkpoint = open(damaged, file, how)) {
            if (checkpoint != null) {
                assertThat(Workload.verify(checkpoint))
                        .as("%s of %s", how, file)
                        .isEqualTo(HEAD);
                tolerated++;
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(how + " of " + file, e);
        }
    }

    /** The checkpoint, or null if it is refused. */
    private @Nullable Checkpoint open(ModelFiles damaged, Path file, String how) {
        try {
            return Workload.open(damaged, Durability.SYNC);
        } catch (CheckpointCorruptException e) {
            assertThat(e)
                    .as("%s of %s", how, file)
                    .hasMessageContaining(file.getFileName().toString());
            refused++;
            return null;
        }
    }

    /** Ten batches with two snapshots, opened again after the last one. */
    private static ModelFiles checkpoint(UUID query) {
        ModelFiles files = new ModelFiles();
        CheckpointOptions options = Workload.options(Durability.SYNC);
        try (Checkpoint checkpoint =
                Checkpoint.open(files, Workload.DIRECTORY, options, Runnable::run, () -> query, 0)) {
            for (long batchId = 0; batchId <= HEAD; batchId++) {
                Workload.commitNext(checkpoint);
            }
            checkpoint.hintDelivered(HEAD);
        }
        Workload.open(files, Durability.SYNC).close();
        return files.copy();
    }

    /** Batches 0 and 1 of one history, batch 2 of another one of the same query. */
    private ModelFiles withForeignTail() {
        ModelFiles files = new ModelFiles();
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            Workload.commitNext(checkpoint);
            Workload.commitNext(checkpoint);
            ModelFiles other = new ModelFiles();
            try (Checkpoint otherRun = Workload.open(other, Durability.SYNC)) {
                otherRun.begin(0).commit(Workload.record(0));
                Workload.commitNext(otherRun);
                SegmentWriter segment = otherRun.begin(2);
                byte[] block = {1, 'k', 2, 'r'};
                segment.changes(Workload.X, 0, block, 0, block.length);
                segment.commit(Workload.record(2));
            }
            files.put(layout.segment(2), other.content(layout.segment(2)));
        }
        return files.copy();
    }
}
