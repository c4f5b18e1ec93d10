package dev.holdfast.runtime.checkpoint.chunk;

import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chunk as the index of its file tells it.
 *
 * @param continues whether it goes on with the sorted run of the chunk before it
 * @param owner whose it is
 * @param ownerIndex the place of the owner in the file's table
 * @param position where the chunk's header starts in the file
 * @param length the number of bytes behind the header
 * @param checksum of header and payload; null while it is not known yet
 */
public record ChunkEntry(
        ChunkType type,
        boolean continues,
        ChunkOwner owner,
        int ownerIndex,
        int keyGroup,
        long position,
        int length,
        @Nullable ChunkChecksum checksum) {

    /** Type, flags, owner, key group, length, checksum. */
    public static final int HEADER_BYTES = 1 + 1 + 4 + 4 + 4 + 4;

    /** Where the chunk ends in its file. */
    public long end() {
        return position + HEADER_BYTES + length;
    }

    ChunkEntry withChecksum(ChunkChecksum of) {
        return new ChunkEntry(type, continues, owner, ownerIndex, keyGroup, position, length, of);
    }

    /** The checksum that goes with a payload. */
    ChunkChecksum checksum(byte[] payload, int offset) {
        return ChunkChecksum.of(header(0), HEADER_BYTES - Integer.BYTES, payload, offset, length);
    }

    /** The chunk's header, which ends in one of the checksums over itself and the payload. */
    byte[] header(ChunkChecksum of) {
        return header(of.crc32c());
    }

    /** Whether what was read is what was written. */
    boolean fits(byte[] header, byte[] payload) {
        ChunkChecksum actual = checksum(payload, 0);
        return actual.equals(checksum) && Arrays.equals(header, header(actual));
    }

    /** Reads an entry of the index of a file. */
    static ChunkEntry read(StateInput in, ChunkOwner[] owners, long position) {
        ChunkType type =
                ChunkType.of(in.readByte()).orElseThrow(() -> new CorruptStateException("unknown type of chunk"));
        boolean continues = in.readBoolean();
        int owner = in.readVarInt();
        int keyGroup = in.readVarInt();
        int length = in.readVarInt();
        if (owner < 0 || owner >= owners.length || keyGroup < 0 || length < 0) {
            throw new CorruptStateException("a chunk has numbers out of range");
        }
        return new ChunkEntry(
                type, continues, owners[owner], owner, keyGroup, position, length, ChunkChecksum.read(in));
    }

    /** Writes an entry of the index. */
    void write(StateOutput out) {
        out.writeByte(type.number());
        out.writeBoolean(continues);
        out.writeVarInt(ownerIndex);
        out.writeVarInt(keyGroup);
        out.writeVarInt(length);
        Objects.requireNonNull(checksum).write(out);
    }

    private byte[] header(int crc32c) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.put(type.number()).put((byte) (continues ? 1 : 0));
        return header.putInt(ownerIndex)
                .putInt(keyGroup)
                .putInt(length)
                .putInt(crc32c)
                .array();
    }
}
