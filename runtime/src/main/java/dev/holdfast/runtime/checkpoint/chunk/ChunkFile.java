package dev.holdfast.runtime.checkpoint.chunk;

import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A chunk file whose hash was found right: its header, the body of its footer, and where its chunks are.
 *
 * <p>The hash covers the checksums of the chunks. A chunk is compared with its own when it is read; whoever must know before
 * that the file is whole uses a {@link ChunkVerification}.
 */
public final class ChunkFile {

    private final CheckpointFiles files;
    private final Path path;
    private final long size;
    private final FileHeader header;
    private final ContentHash hash;
    private final byte[] body;
    private final List<ChunkEntry> chunks;

    ChunkFile(
            CheckpointFiles files,
            Path path,
            long size,
            FileHeader header,
            ContentHash hash,
            byte[] body,
            List<ChunkEntry> chunks) {
        this.files = files;
        this.path = path;
        this.size = size;
        this.header = header;
        this.hash = hash;
        this.body = body;
        this.chunks = chunks;
    }

    /** Verifies a file, all but its chunks, and reads its header and footer. */
    public static ChunkFile open(CheckpointFiles files, Path path, FileKind kind) throws IOException {
        return new ChunkFileOpening(files, path).open(kind);
    }

    /** A file that was just written, without reading it. The body of its footer cannot be read. */
    public static ChunkFile written(
            CheckpointFiles files, Path path, FileHeader header, ContentHash hash, ChunkFileWriter writer) {
        return new ChunkFile(files, path, writer.size(), header, hash, new byte[0], writer.chunks());
    }

    /** The name of the file. */
    public Path path() {
        return path;
    }

    /** The size of the file, in bytes. */
    public long size() {
        return size;
    }

    /** What the file says of itself. */
    public FileHeader header() {
        return header;
    }

    /** The hash of the whole file, by which others name it. */
    public ContentHash hash() {
        return hash;
    }

    /** Its chunks, in the order of the file. */
    public List<ChunkEntry> chunks() {
        return chunks;
    }

    /** The length of its longest chunk. */
    public int largestChunk() {
        return chunks.stream().mapToInt(ChunkEntry::length).max().orElse(0);
    }

    /** Reads the body of the footer with a function that must take all of it. */
    public <T> T readBody(Function<StateInput, T> readFn) {
        try {
            StateInput in = new StateInput(body);
            T value = readFn.apply(in);
            in.expectEnd();
            return value;
        } catch (CorruptStateException e) {
            throw Damage.of(path, "its footer is malformed: " + e.getMessage());
        }
    }

    /** Refuses the file if one of these chunks, neighbours of each other, is not what was written. */
    public void verify(List<ChunkEntry> some) throws IOException {
        try (ChunkSource source = source()) {
            for (ChunkEntry chunk : some) {
                source.read(chunk);
            }
        }
    }

    /** Hands over each chunk of a type, in the order of the file. */
    void forEach(ChunkType type, ChunkConsumer consumer) throws IOException {
        try (ChunkSource source = new ChunkSource(files, path)) {
            for (ChunkEntry chunk : chunks) {
                if (chunk.type() == type) {
                    byte[] payload = source.read(chunk);
                    consumer.accept(chunk, payload);
                }
            }
        }
    }

    /** Takes the payload of a chunk, which is overwritten by the next one. */
    interface ChunkConsumer {
        void accept(ChunkEntry chunk, byte[] payload) throws IOException;
    }

    /** Reads chunks of this file one at a time. */
    public ChunkSource source() {
        return new ChunkSource(files, path);
    }

    static void readFully(Path path, InputStream in, byte[] target, int length) throws IOException {
        if (in.readNBytes(target, 0, length) != length) {
            throw Damage.of(path, "it ended while it was read");
        }
    }
}
