package dev.holdfast.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.checkpoint.chunk.ChunkEntry;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFile;
import dev.holdfast.runtime.checkpoint.chunk.FileHeader;
import dev.holdfast.runtime.checkpoint.chunk.FileKind;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.directory.IdentityFile;
import dev.holdfast.runtime.checkpoint.snapshot.Manifest;
import dev.holdfast.runtime.checkpoint.snapshot.PartReference;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.files.ModelFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read beside a query is what was committed, or nothing. */
class CheckpointReaderTest {

    private static final int HEAD = 29;

    private final ModelFiles files = new ModelFiles();
    private final CheckpointLayout layout = new CheckpointLayout(Workload.DIRECTORY);

    @BeforeEach
    void commit() {
        try (Checkpoint checkpoint = Workload.open(files, Durability.SYNC)) {
            for (int batch = 0; batch <= HEAD; batch++) {
                Workload.commitNext(checkpoint);
            }
        }
    }

    @Test
    void every_batch_that_is_listed_can_be_read() {
        NavigableSet<Long> batches = reader(files).batches();
        assertThat(batches).contains((long) HEAD).hasSizeGreaterThan(4);
        for (long batch : batches) {
            assertThat(state(files, batch)).as("batch %s", batch).isEqualTo(Workload.model(batch));
        }
    }

    @Test
    void of_a_damaged_file_no_byte_is_given_out() throws IOException {
        int refused = 0;
        int replaced = 0;
        for (Path file : files.allFiles()) {
            byte[] content = files.content(file);
            for (int i = 0; i < content.length; i += 3) {
                ModelFiles damaged = files.copy();
                byte[] bytes = content.clone();
                bytes[i] ^= (byte) (1 << (i % 8));
                damaged.put(file, bytes);
                try {
                    assertThat(state(damaged, HEAD)).as("%s, byte %s", file, i).isEqualTo(Workload.model(HEAD));
                    replaced++;
                } catch (CheckpointException e) {
                    assertThat(e).hasMessageContaining("/checkpoint/");
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(100);
        assertThat(replaced).isGreaterThan(100);
    }

    @Test
    void a_damaged_chunk_of_a_snapshot_is_replaced_by_older_files_while_there_are_any() throws IOException {
        List<PartReference> older = parts(layout.manifests(files).first());
        List<PartReference> newest = parts(layout.manifests(files).last());
        PartReference part = newest.get(newest.size() - 1);
        assertThat(older).doesNotContain(part);
        Path file = layout.part(part.hash());
        byte[] bytes = files.content(file);
        bytes[FileHeader.BYTES + ChunkEntry.HEADER_BYTES] ^= 1;
        files.put(file, bytes);
        assertThat(state(files, HEAD)).isEqualTo(Workload.model(HEAD));
        files.remove(layout.manifest(layout.manifests(files).first()));
        assertThatThrownBy(() -> state(files, HEAD))
                .isInstanceOf(CheckpointCorruptException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void rows_beside_a_damaged_chunk_can_be_read() throws IOException {
        long newest = layout.manifests(files).last();
        Path segment = layout.segment(newest + 1);
        ChunkFile file = ChunkFile.open(files, segment, FileKind.SEGMENT);
        ChunkEntry chunk = file.chunks().get(0);
        byte[] bytes = files.content(segment);
        bytes[(int) chunk.end() - 1] ^= 1;
        files.put(segment, bytes);
        CheckpointReader.Content content = reader(files).read(HEAD);
        int others = 0;
        for (int keyGroup = 0; keyGroup < Workload.KEY_GROUPS; keyGroup++) {
            for (String operator : List.of("x", "y")) {
                StateId state = new StateId(operator, "");
                if (keyGroup != chunk.keyGroup() || !state.equals(chunk.owner().stateId())) {
                    SortedMap<String, String> rows = new TreeMap<>();
                    content.keyGroup(state, keyGroup, Workload.into(rows));
                    assertThat(Workload.model(HEAD)).containsAllEntriesOf(rows);
                    others += rows.size();
                }
            }
        }
        assertThat(others).isPositive();
        assertThatThrownBy(() ->
                        content.keyGroup(chunk.owner().stateId(), chunk.keyGroup(), Workload.into(new TreeMap<>())))
                .isInstanceOf(CheckpointCorruptException.class)
                .hasMessageContaining(segment.toString());
    }

    @Test
    void what_a_query_removes_while_it_is_read_is_no_damage() {
        int read = 0;
        int gone = 0;
        boolean wentOn = true;
        for (int call = 1; wentOn; call++) {
            ModelFiles disk = files.copy();
            AtomicInteger callsLeft = new AtomicInteger(call);
            disk.watch((operation, file) -> {
                if (callsLeft.decrementAndGet() == 0) {
                    disk.watch((any, other) -> {});
                    goOn(disk);
                }
            });
            try {
                assertThat(state(disk, HEAD)).as("call %s", call).isEqualTo(Workload.model(HEAD));
                read++;
            } catch (CheckpointException e) {
                assertThat(e).as("call %s", call).isNotInstanceOf(CheckpointCorruptException.class);
                gone++;
            }
            wentOn = callsLeft.get() <= 0;
        }
        assertThat(read).isPositive();
        assertThat(gone).isGreaterThan(10);
    }

    private static void goOn(ModelFiles disk) {
        try (Checkpoint checkpoint = Workload.open(disk, Durability.SYNC)) {
            for (int batch = 0; batch < 12; batch++) {
                Workload.commitNext(checkpoint);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 4", "2, 1", "10, 1", "10, 3", "10, 7", "10, 30"})
    void each_batch_that_was_to_be_retained_can_be_read_and_no_more_is_kept_than_that_takes(int retain, int perSnapshot)
            throws IOException {
        ModelFiles fresh = new ModelFiles();
        CheckpointOptions options = new CheckpointOptions(Workload.KEY_GROUPS, Durability.SYNC, retain, perSnapshot);
        int longest = 2 * retain + 2 * perSnapshot;
        try (Checkpoint checkpoint =
                Checkpoint.open(fresh, Workload.DIRECTORY, options, Runnable::run, () -> Workload.QUERY, 0)) {
            for (int head = 0; head < 3 * longest; head++) {
                Workload.commitNext(checkpoint);
                for (long batch = Math.max(0, head - retain + 1); batch <= head; batch++) {
                    assertThat(state(fresh, batch))
                            .as("batch %s at %s", batch, head)
                            .isEqualTo(Workload.model(batch));
                }
                assertThat(layout.segments(fresh)).hasSizeLessThanOrEqualTo(longest);
                assertThat(layout.manifests(fresh)).hasSizeLessThanOrEqualTo(5);
            }
        }
    }

    private List<PartReference> parts(long snapshot) throws IOException {
        Identity identity = new IdentityFile(files, layout).read();
        return Manifest.open(files, layout, identity, snapshot).parts();
    }

    private static CheckpointReader reader(ModelFiles files) {
        return CheckpointReader.open(files, Workload.DIRECTORY);
    }

    private static SortedMap<String, String> state(ModelFiles files, long batch) {
        CheckpointReader.Content content = reader(files).read(batch);
        SortedMap<String, String> state = new TreeMap<>();
        for (int keyGroup = 0; keyGroup < Workload.KEY_GROUPS; keyGroup++) {
            content.keyGroup(new StateId("x", ""), keyGroup, Workload.into(state));
            content.keyGroup(new StateId("y", ""), keyGroup, Workload.into(state));
        }
        return state;
    }
}
