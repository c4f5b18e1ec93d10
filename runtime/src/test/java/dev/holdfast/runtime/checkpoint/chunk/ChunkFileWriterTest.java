package dev.holdfast.runtime.checkpoint.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.checkpoint.Workload;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.ForwardingFiles;
import dev.holdfast.runtime.files.ModelFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a writer of a chunk file asks of the disk. */
class ChunkFileWriterTest {

    private static final Path FILE = Path.of("/files/large.part");

    private int syncs;

    @Test
    void a_large_file_is_synced_while_it_is_written() throws IOException {
        ModelFiles disk = new ModelFiles();
        disk.createDirectories(FILE.getParent());
        CheckpointFiles counting = new ForwardingFiles(disk) {
            @Override
            protected void syncOutput(Path file, DurableOutput out) throws IOException {
                syncs++;
                out.sync();
            }
        };
        FileHeader header = new Identity(Workload.QUERY, 1).header(FileKind.PART, false, 0, 0, ContentHash.NONE);
        byte[] payload = new byte[1 << 20];
        try (ChunkFileWriter writer = new ChunkFileWriter(counting, FILE, header)) {
            for (int chunk = 0; chunk < 40; chunk++) {
                writer.chunk(ChunkType.CHANGES, chunk > 0, ChunkOwner.ofSink("x"), 0, payload, 0, payload.length);
                writer.syncIfMuch();
            }
        }
        assertThat(syncs).isEqualTo(2);
    }
}
