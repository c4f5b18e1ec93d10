package dev.holdfast.runtime.checkpoint.chunk;

import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What the index of a file says of the bytes of a chunk: two checksums of different polynomials, which together are one of 64
 * bits. Each takes a small part of the time of a cryptographic hash, and the hash of the file covers them all.
 */
record ChunkChecksum(int crc32c, int crc32) {

    /** Of a payload behind a header. */
    static ChunkChecksum of(byte[] header, int headerLength, byte[] payload, int offset, int length) {
        CRC32C crc32c = new CRC32C();
        crc32c.update(header, 0, headerLength);
        crc32c.update(payload, offset, length);
        CRC32 crc32 = new CRC32();
        crc32.update(header, 0, headerLength);
        crc32.update(payload, offset, length);
        return new ChunkChecksum((int) crc32c.getValue(), (int) crc32.getValue());
    }

    static ChunkChecksum read(StateInput in) {
        long both = in.readLong();
        return new ChunkChecksum((int) (both >>> Integer.SIZE), (int) both);
    }

    void write(StateOutput out) {
        out.writeLong((long) crc32c << Integer.SIZE | (crc32 & 0xFFFF_FFFFL));
    }
}
