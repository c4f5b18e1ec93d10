package dev.holdfast.runtime.checkpoint.chunk;

import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.CheckpointFiles.DurableOutput;
import dev.holdfast.serial.StateOutput;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a chunk file from front to back, in bounded memory: header, chunks, footer with the index, trailer with the hash. */
public final class ChunkFileWriter implements Closeable {

    /** Footer length, file length, hash, magic. */
    static final int TRAILER_BYTES = 4 + 8 + ContentHash.BYTES + 8;

    /** A chunk is larger only if a single entry is. */
    public static final int MAX_CHUNK_BYTES = 1 << 20;

    private static final int BUFFER_BYTES = 1 << 14;
    private static final int BYTES_BETWEEN_SYNCS = 16 << 20;

    private final DurableOutput out;
    private final MessageDigest digest = ContentHash.newDigest();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final Map<ChunkOwner, Integer> owners = new LinkedHashMap<>();
    private final List<ChunkEntry> chunks = new ArrayList<>();
    private int buffered;
    private long position;
    private long synced;

    /** Creates the file and writes its header. */
    public ChunkFileWriter(CheckpointFiles files, Path file, FileHeader header) throws IOException {
        out = files.create(file);
        boolean written = false;
        try {
            byte[] bytes = header.toBytes();
            digest.update(bytes);
            write(bytes);
            written = true;
        } finally {
            if (!written) {
                out.close();
            }
        }
    }

    /** Appends a chunk and notes where it stands. */
    public void chunk(
            ChunkType type, boolean continues, ChunkOwner owner, int keyGroup, byte[] payload, int offset, int length)
            throws IOException {
        Integer known = owners.get(owner);
        int ownerIndex = known == null ? owners.size() : known;
        owners.put(owner, ownerIndex);
        ChunkEntry chunk = new ChunkEntry(type, continues, owner, ownerIndex, keyGroup, position, length, null);
        ChunkChecksum checksum = chunk.checksum(payload, offset);
        chunks.add(chunk.withChecksum(checksum));
        write(chunk.header(checksum));
        write(payload, offset, length);
    }

    /** What was written so far, in order. */
    public List<ChunkEntry> chunks() {
        return chunks;
    }

    /** The number of bytes written so far. */
    public long size() {
        return position;
    }

    /** Writes footer and trailer. */
    public ContentHash finish(StateOutput body) throws IOException {
        StateOutput footer = new StateOutput();
        footer.writeCount(body.size());
        footer.writeRaw(body.array(), 0, body.size());
        footer.writeCount(owners.size());
        owners.keySet().forEach(owner -> owner.write(footer));
        footer.writeCount(chunks.size());
        chunks.forEach(chunk -> chunk.write(footer));
        digest.update(footer.array(), 0, footer.size());
        write(footer.array(), 0, footer.size());
        byte[] lengths = ByteBuffer.allocate(12)
                .putInt(footer.size())
                .putLong(position + TRAILER_BYTES)
                .array();
        digest.update(lengths);
        write(lengths);
        flushBuffer();
        byte[] hash = digest.digest();
        out.write(hash, 0, hash.length);
        byte[] magic = FileHeader.magic();
        out.write(magic, 0, magic.length);
        out.flush();
        position += hash.length + magic.length;
        return ContentHash.of(hash);
    }

    /** Makes the finished file durable. */
    public void sync() throws IOException {
        out.sync();
    }

    /**
     * Syncs if much was written since the last time. A gigabyte that is left to the end makes every commit wait for seconds
     * that syncs its segment meanwhile.
     */
    public void syncIfMuch() throws IOException {
        if (position - synced >= BYTES_BETWEEN_SYNCS) {
            flushBuffer();
            out.sync();
            synced = position;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    private void write(byte[] bytes, int offset, int length) throws IOException {
        position += length;
        if (length > BUFFER_BYTES - buffered) {
            flushBuffer();
        }
        if (length > BUFFER_BYTES) {
            out.write(bytes, offset, length);
            return;
        }
        System.arraycopy(bytes, offset, buffer, buffered, length);
        buffered += length;
    }

    private void flushBuffer() throws IOException {
        out.write(buffer, 0, buffered);
        buffered = 0;
    }
}
