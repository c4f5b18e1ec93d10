package dev.holdfast.runtime.checkpoint.chunk;

import dev.holdfast.engine.CheckpointIncompatibleException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The first bytes of a chunk file.
 *
 * @param batchId the batch of a segment or a manifest, the last batch of a part, the head when an epoch was opened
 * @param previousHash the hash of the segment before a segment, of the head for an epoch and a hint; else zeros
 */
public record FileHeader(
        int format,
        FileKind kind,
        boolean relaxed,
        UUID queryId,
        int keyGroups,
        long epoch,
        long batchId,
        ContentHash previousHash) {

    /** The format of the files that are written. */
    public static final int FORMAT = 4;

    /** The oldest format that is still read. */
    private static final int OLDEST = 3;

    /** The size of a header. */
    public static final int BYTES = 8 + 1 + 1 + 1 + 1 + 16 + 4 + 8 + 8 + ContentHash.BYTES + 4;

    private static final byte[] MAGIC = "HOLDFAST".getBytes(StandardCharsets.US_ASCII);

    static byte[] magic() {
        return MAGIC.clone();
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        out.put(MAGIC)
                .put((byte) format)
                .put(kind.number())
                .put((byte) (relaxed ? 1 : 0))
                .put((byte) 0);
        out.putLong(queryId.getMostSignificantBits()).putLong(queryId.getLeastSignificantBits());
        out.putInt(keyGroups).putLong(epoch).putLong(batchId);
        out.put(previousHash.toBytes());
        return out.putInt(checksum(out.array())).array();
    }

    static FileHeader read(Path file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] magic = new byte[MAGIC.length];
        in.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw Damage.at(file, 0, "it does not start with HOLDFAST");
        }
        if (in.getInt(BYTES - Integer.BYTES) != checksum(bytes)) {
            throw Damage.at(file, BYTES - Integer.BYTES, "the checksum of its header does not fit");
        }
        byte format = in.get();
        if (format < OLDEST || format > FORMAT) {
            throw new CheckpointIncompatibleException("Checkpoint file " + file + " has format " + format
                    + ", and this version of Holdfast reads formats " + OLDEST + " to " + FORMAT
                    + ". Run the query with the version that wrote it, or a later one.");
        }
        FileKind kind = FileKind.of(in.get()).orElseThrow(() -> Damage.at(file, 9, "it is of no known kind"));
        byte flags = in.get();
        if (flags < 0 || flags > 1 || in.get() != 0) {
            throw Damage.at(file, 10, "it has unknown flags");
        }
        UUID queryId = new UUID(in.getLong(), in.getLong());
        return new FileHeader(
                format, kind, flags == 1, queryId, in.getInt(), in.getLong(), in.getLong(), ContentHash.read(in));
    }

    private static int checksum(byte[] header) {
        CRC32C checksum = new CRC32C();
        checksum.update(header, 0, BYTES - Integer.BYTES);
        return (int) checksum.getValue();
    }
}
