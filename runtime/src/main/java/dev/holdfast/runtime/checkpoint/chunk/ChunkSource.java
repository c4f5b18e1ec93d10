package dev.holdfast.runtime.checkpoint.chunk;

import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the chunks of a verified file, and checks each of them again. Stays open between neighbours. */
public final class ChunkSource implements Closeable {

    private static final int BUFFER_BYTES = 1 << 13;

    private final CheckpointFiles files;
    private final Path path;
    private final byte[] header = new byte[ChunkEntry.HEADER_BYTES];
    private byte[] payload = new byte[0];
    private @Nullable InputStream in;
    private long position;

    ChunkSource(CheckpointFiles files, Path path) {
        this.files = files;
        this.path = path;
    }

    /** The payload, in the first bytes of an array that is used again for the next chunk. */
    public byte[] read(ChunkEntry chunk) throws IOException {
        if (payload.length < chunk.length()) {
            payload = new byte[chunk.length()];
        }
        try {
            InputStream from = seek(chunk.position());
            ChunkFile.readFully(path, from, header, header.length);
            ChunkFile.readFully(path, from, payload, chunk.length());
        } catch (IOException e) {
            throw new UnreadableException(path, e);
        }
        position = chunk.end();
        if (!chunk.fits(header, payload)) {
            throw Damage.at(path, chunk.position(), "the checksum of a chunk does not fit");
        }
        return payload;
    }

    private InputStream seek(long target) throws IOException {
        InputStream current = in;
        if (current != null && position == target) {
            return current;
        }
        close();
        try {
            InputStream opened = new BufferedInputStream(files.read(path, target), BUFFER_BYTES);
            in = opened;
            position = target;
            return opened;
        } catch (NoSuchFileException e) {
            throw Damage.missing(path);
        }
    }

    @Override
    public void close() throws IOException {
        InputStream current = in;
        in = null;
        if (current != null) {
            current.close();
        }
    }
}
