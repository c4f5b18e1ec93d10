package dev.holdfast.runtime.checkpoint.segment;

import dev.holdfast.runtime.checkpoint.chunk.ChunkEntry;
import dev.holdfast.runtime.checkpoint.chunk.ChunkSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Objects;

/** The outbox of a sink, chunk by chunk. No byte of a chunk is given out before its checksum was found right. */
public final class OutboxStream extends InputStream {

    private final ChunkSource source;
    private final Iterator<ChunkEntry> chunks;
    private byte[] payload = new byte[0];
    private int position;
    private int limit;

    /** Reads what a batch has for a sink. */
    public OutboxStream(Segment segment, String sinkId) {
        source = segment.file().source();
        chunks = segment.outbox(sinkId).iterator();
    }

    @Override
    public int read() throws IOException {
        return fill() ? payload[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(payload, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (position == limit) {
            if (!chunks.hasNext()) {
                return false;
            }
            ChunkEntry chunk = chunks.next();
            payload = source.read(chunk);
            position = 0;
            limit = chunk.length();
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
