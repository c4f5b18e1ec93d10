package dev.holdfast.runtime.checkpoint.chunk;

import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Verifies the hash of a chunk file and reads its header and footer.
 *
 * <p>The hash is checked before a byte of the footer is taken for anything but bytes. After that no length in it can be wrong
 * by accident; they are checked all the same, so that what is allocated never exceeds the file.
 */
final class ChunkFileOpening {

    private static final int LENGTHS_BYTES = 4 + 8;
    private static final int UNHASHED_BYTES = ContentHash.BYTES + 8;

    private final CheckpointFiles files;
    private final Path path;

    ChunkFileOpening(CheckpointFiles files, Path path) {
        this.files = files;
        this.path = path;
    }

    ChunkFile open(FileKind kind) throws IOException {
        try {
            long size = files.size(path);
            if (size < FileHeader.BYTES + ChunkFileWriter.TRAILER_BYTES) {
                throw Damage.at(path, size, "it ends after " + size + " bytes");
            }
            byte[] headerBytes = readRange(0, FileHeader.BYTES);
            FileHeader header = FileHeader.read(path, headerBytes);
            if (header.kind() != kind) {
                throw Damage.at(path, 9, "it is a " + header.kind() + ", not a " + kind);
            }
            byte[] trailer = readRange(size - ChunkFileWriter.TRAILER_BYTES, ChunkFileWriter.TRAILER_BYTES);
            byte[] footer = readFooter(size, trailer);
            MessageDigest digest = ContentHash.newDigest();
            digest.update(headerBytes);
            digest.update(footer);
            digest.update(trailer, 0, LENGTHS_BYTES);
            ContentHash hash = checkTrailer(size, trailer, digest.digest());
            return parse(size, header, hash, footer);
        } catch (NoSuchFileException e) {
            throw Damage.missing(path);
        } catch (IOException e) {
            throw new UnreadableException(path, e);
        }
    }

    private byte[] readFooter(long size, byte[] trailer) throws IOException {
        ByteBuffer lengths = ByteBuffer.wrap(trailer);
        int length = lengths.getInt();
        long start = size - ChunkFileWriter.TRAILER_BYTES - length;
        if (length < 0 || start < FileHeader.BYTES || lengths.getLong() != size) {
            throw Damage.at(
                    path,
                    size - ChunkFileWriter.TRAILER_BYTES,
                    "its " + size + " bytes are not the length it was written with");
        }
        return readRange(start, length);
    }

    private ContentHash checkTrailer(long size, byte[] trailer, byte[] hash) {
        int magicAt = LENGTHS_BYTES + ContentHash.BYTES;
        if (!Arrays.equals(hash, Arrays.copyOfRange(trailer, LENGTHS_BYTES, magicAt))) {
            throw Damage.at(path, size - UNHASHED_BYTES, "its hash does not fit its " + size + " bytes");
        }
        if (!Arrays.equals(FileHeader.magic(), Arrays.copyOfRange(trailer, magicAt, trailer.length))) {
            throw Damage.at(path, size - 8, "it does not end with HOLDFAST");
        }
        return ContentHash.of(hash);
    }

    private ChunkFile parse(long size, FileHeader header, ContentHash hash, byte[] footer) {
        long footerAt = size - ChunkFileWriter.TRAILER_BYTES - footer.length;
        try {
            StateInput in = new StateInput(footer);
            byte[] body = new byte[in.readCount()];
            in.readRaw(body, 0, body.length);
            List<ChunkEntry> chunks = readIndex(in, header);
            in.expectEnd();
            long end = chunks.isEmpty()
                    ? FileHeader.BYTES
                    : chunks.get(chunks.size() - 1).end();
            if (end != footerAt) {
                throw new CorruptStateException("its chunks end at byte " + end + ", its footer starts at " + footerAt);
            }
            return new ChunkFile(files, path, size, header, hash, body, chunks);
        } catch (CorruptStateException e) {
            throw Damage.at(path, footerAt, "its footer is malformed: " + e.getMessage());
        }
    }

    private static List<ChunkEntry> readIndex(StateInput in, FileHeader header) {
        ChunkOwner[] owners = new ChunkOwner[in.readCount()];
        for (int i = 0; i < owners.length; i++) {
            owners[i] = ChunkOwner.read(in, header.format());
        }
        int count = in.readCount();
        List<ChunkEntry> chunks = new ArrayList<>();
        long position = FileHeader.BYTES;
        for (int i = 0; i < count; i++) {
            ChunkEntry chunk = ChunkEntry.read(in, owners, position);
            if (chunk.keyGroup() >= header.keyGroups()) {
                throw new CorruptStateException("chunk " + i + " is of key group " + chunk.keyGroup());
            }
            chunks.add(chunk);
            position = chunk.end();
        }
        return chunks;
    }

    private byte[] readRange(long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        try (InputStream in = files.read(path, position)) {
            ChunkFile.readFully(path, in, bytes, length);
        }
        return bytes;
    }
}
