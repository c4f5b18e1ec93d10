package dev.holdfast.runtime.checkpoint;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A chunk as the index of its file tells it.
 *
 * @param continues whether it goes on with the sorted run of the chunk before it
 * @param id the operator or the sink
 * @param idIndex the place of the id in the file's string table
 * @param position where the chunk's header starts in the file
 * @param length the number of bytes behind the header
 */
record ChunkEntry(ChunkType type, boolean continues, String id, int idIndex, int keyGroup, long position, int length) {

    /** Type, flags, id, key group, length, checksum. */
    static final int HEADER_BYTES = 1 + 1 + 4 + 4 + 4 + 4;

    private static final int CHECKED_HEADER_BYTES = HEADER_BYTES - Integer.BYTES;

    long end() {
        return position + HEADER_BYTES + length;
    }

    /** The chunk's header, which ends in a checksum over itself and the payload. */
    byte[] header(byte[] payload, int offset) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.put(type.number()).put((byte) (continues ? 1 : 0));
        header.putInt(idIndex).putInt(keyGroup).putInt(length);
        CRC32C checksum = new CRC32C();
        checksum.update(header.array(), 0, CHECKED_HEADER_BYTES);
        checksum.update(payload, offset, length);
        return header.putInt((int) checksum.getValue()).array();
    }
}
