package dev.holdfast.runtime.checkpoint;

import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateInput;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A chunk file whose hash was found right: its header, the body of its footer, and where its chunks are.
 *
 * <p>The hash is checked over the whole file before a byte of it is taken for anything but bytes. After that no length in
 * it can be wrong by accident; they are checked all the same, so that what is allocated never exceeds the file.
 */
final class ChunkFile {

    private static final int BUFFER_BYTES = 1 << 14;
    private static final int UNHASHED_BYTES = ContentHash.BYTES + 8;

    private final CheckpointFiles files;
    private final Path path;
    private final long size;
    private final FileHeader header;
    private final ContentHash hash;
    private final byte[] body;
    private final List<ChunkEntry> chunks;

    private ChunkFile(
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

    /** Verifies a file and reads its header and footer. */
    static ChunkFile open(CheckpointFiles files, Path path, FileKind kind) throws IOException {
        try {
            long size = files.size(path);
            if (size < FileHeader.BYTES + ChunkFileWriter.TRAILER_BYTES) {
                throw Damage.at(path, size, "it ends after " + size + " bytes");
            }
            ContentHash hash = verifyHash(files, path, size);
            FileHeader header = FileHeader.read(path, readRange(files, path, 0, FileHeader.BYTES));
            if (header.kind() != kind) {
                throw Damage.at(path, 9, "it is a " + header.kind() + ", not a " + kind);
            }
            return readFooter(files, path, size, header, hash);
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw Damage.missing(path);
        }
    }

    /** A file that was just written, without reading it. The body of its footer cannot be read. */
    static ChunkFile written(
            CheckpointFiles files, Path path, FileHeader header, ContentHash hash, ChunkFileWriter writer) {
        return new ChunkFile(files, path, writer.size(), header, hash, new byte[0], writer.chunks());
    }

    private static ContentHash verifyHash(CheckpointFiles files, Path path, long size) throws IOException {
        MessageDigest digest = ContentHash.newDigest();
        byte[] written = new byte[UNHASHED_BYTES];
        try (InputStream in = files.read(path, 0)) {
            byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, size)];
            long left = size - UNHASHED_BYTES;
            while (left > 0) {
                int count = (int) Math.min(left, buffer.length);
                readFully(path, in, buffer, count);
                digest.update(buffer, 0, count);
                left -= count;
            }
            readFully(path, in, written, UNHASHED_BYTES);
        }
        byte[] actual = digest.digest();
        if (!Arrays.equals(actual, Arrays.copyOf(written, ContentHash.BYTES))) {
            throw Damage.at(path, size - UNHASHED_BYTES, "its hash does not fit its " + size + " bytes");
        }
        if (!Arrays.equals(Arrays.copyOfRange(written, ContentHash.BYTES, UNHASHED_BYTES), FileHeader.magic())) {
            throw Damage.at(path, size - 8, "it does not end with HOLDFAST");
        }
        return ContentHash.of(actual);
    }

    private static ChunkFile readFooter(
            CheckpointFiles files, Path path, long size, FileHeader header, ContentHash hash) throws IOException {
        long trailer = size - ChunkFileWriter.TRAILER_BYTES;
        ByteBuffer lengths = ByteBuffer.wrap(readRange(files, path, trailer, 12));
        int footerLength = lengths.getInt();
        if (footerLength < 0 || footerLength > trailer - FileHeader.BYTES || lengths.getLong() != size) {
            throw Damage.at(path, trailer, "its length is not the one it was written with");
        }
        long footer = trailer - footerLength;
        try {
            StateInput in = new StateInput(readRange(files, path, footer, footerLength));
            byte[] body = new byte[in.readCount()];
            for (int i = 0; i < body.length; i++) {
                body[i] = in.readByte();
            }
            List<ChunkEntry> chunks = readIndex(in, header.keyGroups());
            in.expectEnd();
            long end = chunks.isEmpty()
                    ? FileHeader.BYTES
                    : chunks.get(chunks.size() - 1).end();
            if (end != footer) {
                throw new CorruptStateException("its chunks end at byte " + end + ", its footer starts at " + footer);
            }
            return new ChunkFile(files, path, size, header, hash, body, chunks);
        } catch (CorruptStateException e) {
            throw Damage.at(path, footer, "its footer is malformed: " + e.getMessage());
        }
    }

    private static List<ChunkEntry> readIndex(StateInput in, int keyGroups) {
        String[] ids = new String[in.readCount()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = in.readString();
        }
        int count = in.readCount();
        List<ChunkEntry> chunks = new ArrayList<>();
        long position = FileHeader.BYTES;
        for (int i = 0; i < count; i++) {
            ChunkType type =
                    ChunkType.of(in.readByte()).orElseThrow(() -> new CorruptStateException("unknown type of chunk"));
            boolean continues = in.readBoolean();
            int id = in.readVarInt();
            int keyGroup = in.readVarInt();
            int length = in.readVarInt();
            if (id < 0 || id >= ids.length || keyGroup < 0 || keyGroup >= keyGroups || length < 0) {
                throw new CorruptStateException("chunk " + i + " has numbers out of range");
            }
            ChunkEntry chunk = new ChunkEntry(type, continues, ids[id], id, keyGroup, position, length);
            chunks.add(chunk);
            position = chunk.end();
        }
        return chunks;
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    FileHeader header() {
        return header;
    }

    ContentHash hash() {
        return hash;
    }

    List<ChunkEntry> chunks() {
        return chunks;
    }

    /** Reads the body of the footer with a function that must take all of it. */
    <T> T readBody(Function<StateInput, T> readFn) {
        try {
            StateInput in = new StateInput(body);
            T value = readFn.apply(in);
            in.expectEnd();
            return value;
        } catch (CorruptStateException e) {
            throw Damage.of(path, "its footer is malformed: " + e.getMessage());
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
    ChunkSource source() {
        return new ChunkSource(files, path);
    }

    private static byte[] readRange(CheckpointFiles files, Path path, long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        try (InputStream in = files.read(path, position)) {
            readFully(path, in, bytes, length);
        }
        return bytes;
    }

    static void readFully(Path path, InputStream in, byte[] target, int length) throws IOException {
        if (in.readNBytes(target, 0, length) != length) {
            throw Damage.of(path, "it ended while it was read");
        }
    }
}
