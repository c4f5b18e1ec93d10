package dev.holdfast.runtime.io.output;

import dev.holdfast.serial.FrameReader;
import java.io.BufferedInputStream;
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

    private final InputStream in;
    private final FrameReader frames;

    RowFrames(InputStream in) {
        this.in = in;
        frames = new FrameReader(in);
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
        frames.next();
        String partition = new String(frames.array(), 0, frames.length(), StandardCharsets.UTF_8);
        frames.next();
        return partition;
    }

    byte[] row() {
        return frames.array();
    }

    int length() {
        return frames.length();
    }
}
