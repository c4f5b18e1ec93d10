package dev.holdfast.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.directory.IdentityFile;
import dev.holdfast.runtime.checkpoint.segment.SegmentWriter;
import dev.holdfast.runtime.checkpoint.snapshot.Manifest;
import dev.holdfast.runtime.checkpoint.snapshot.PartReference;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.files.ModelFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is written for a snapshot. */
class CompactionTest {

    private static final int BATCHES_PER_SNAPSHOT = 4;

    private final ModelFiles files = new ModelFiles();
    private final CheckpointLayout layout = new CheckpointLayout(Workload.DIRECTORY);

    @Test
    void a_part_that_would_be_merged_at_once_is_not_written() throws IOException {
        List<Path> written = new ArrayList<>();
        files.watch((operation, file) -> {
            if (operation.equals("create") && file.toString().contains("merged")) {
                written.add(file);
            }
        });
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            for (int batch = 0; batch < 20 * BATCHES_PER_SNAPSHOT; batch++) {
                boolean isFirst = batch < BATCHES_PER_SNAPSHOT;
                commit(checkpoint, batch, 5000 * (batch % BATCHES_PER_SNAPSHOT), isFirst ? 5000 : 500);
            }
            assertThat(written).hasSize(20);
            assertThat(newestParts()).hasSizeLessThan(8);
        }
    }

    @Test
    void a_log_of_few_keys_is_not_taken_for_one_that_outweighs_the_state() throws IOException {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            for (int batch = 0; batch < BATCHES_PER_SNAPSHOT; batch++) {
                commit(checkpoint, batch, 0, 1000);
            }
            PartReference state = onlyPart();
            for (int batch = BATCHES_PER_SNAPSHOT; batch < 2 * BATCHES_PER_SNAPSHOT; batch++) {
                commit(checkpoint, batch, 0, 500);
            }
            assertThat(newestParts()).startsWith(state).hasSize(2);
        }
    }

    @Test
    void a_log_that_outweighs_the_state_becomes_one_with_it() throws IOException {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            for (int batch = 0; batch < 2 * BATCHES_PER_SNAPSHOT; batch++) {
                commit(checkpoint, batch, 1000 * batch, 1000);
            }
            assertThat(onlyPart().lastBatch()).isEqualTo(2 * BATCHES_PER_SNAPSHOT - 1);
            assertThat(Workload.restored(checkpoint)).hasSize(2 * BATCHES_PER_SNAPSHOT * 1000);
        }
    }

    @Test
    void a_log_of_more_files_than_are_merged_at_once_is_compacted_in_pieces() throws IOException {
        CheckpointOptions options = new CheckpointOptions(Workload.KEY_GROUPS, Durability.SYNC, 3, 140);
        try (Checkpoint checkpoint =
                Checkpoint.open(files, Workload.DIRECTORY, options, Runnable::run, () -> Workload.QUERY, 0)) {
            for (int batch = 0; batch < 140; batch++) {
                Workload.commitNext(checkpoint);
            }
            assertThat(layout.manifests(files)).containsExactly(139L);
            Workload.verify(checkpoint);
        }
    }

    private PartReference onlyPart() throws IOException {
        List<PartReference> parts = newestParts();
        assertThat(parts).hasSize(1);
        return parts.get(0);
    }

    private List<PartReference> newestParts() throws IOException {
        Identity identity = new IdentityFile(files, layout).read();
        return Manifest.open(files, layout, identity, layout.manifests(files).last())
                .parts();
    }

    /** Changes some keys of one key group, in a row each of about 100 bytes. */
    private static void commit(Checkpoint checkpoint, long batchId, int firstKey, int keys) {
        byte[] row = ("row " + batchId + "x".repeat(100)).getBytes(StandardCharsets.UTF_8);
        ChangeBlockWriter block = new ChangeBlockWriter();
        for (int number = firstKey; number < firstKey + keys; number++) {
            byte[] key = String.format(Locale.ROOT, "%06d", number).getBytes(StandardCharsets.UTF_8);
            block.append(key, 0, key.length, row, 0, row.length);
        }
        SegmentWriter segment = checkpoint.begin(batchId);
        segment.changes(Workload.X, 1, block.array(), 0, block.size());
        segment.commit(Workload.record(batchId));
    }
}
