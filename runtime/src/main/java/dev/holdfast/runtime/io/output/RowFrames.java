package dev.holdfast.runtime.io.output;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Rows that say in which partition they belong, as {@link PartitionEncoder} writes them: a byte that no text of UTF-8 has, the
 * directory of the partition and the row, each behind its length.
 */
final class RowFrames {

    static final int MARK = 0xFF;

    private static final int MAX_SHIFT = 28;

    private final InputStream in;
    private byte[] row = new byte[1 << 10];
    private int length;

    RowFrames(InputStream in) {
        this.in = in;
    }

    /** Whether rows begin with a mark. Reads nothing away. */
    static boolean isNext(BufferedInputStream in) throws IOException {
        in.mark(1);
        int first = in.read();
        in.reset();
        return first == MARK;
    }

    /** Goes to the next row, and returns its partition; null behind the last one. */
    @Nullable
    String next() throws IOException {
        int mark = in.read();
        if (mark < 0) {
            return null;
        }
        if (mark != MARK) {
            throw new IOException("A row without a partition stands among rows that have one.");
        }
        readFrame();
        String partition = new String(row, 0, length, StandardCharsets.UTF_8);
        readFrame();
        return partition;
    }

    byte[] row() {
        return row;
    }

    int length() {
        return length;
    }

    private void readFrame() throws IOException {
        length = readLength();
        if (length > row.length) {
            row = new byte[Math.max(length, 2 * row.length)];
        }
        if (in.readNBytes(row, 0, length) < length) {
            throw new EOFException("The rows of the batch end within a row.");
        }
    }

    private int readLength() throws IOException {
        int value = 0;
        for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("The rows of the batch end within a row.");
            }
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IOException("The rows of the batch hold a length that is none.");
    }
}
