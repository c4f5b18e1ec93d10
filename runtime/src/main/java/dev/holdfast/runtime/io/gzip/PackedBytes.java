package dev.holdfast.runtime.io.gzip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The compressed bytes of a file up to its size when somebody looked, in blocks. The last byte is a block of its own: so it is read
 * only by who needs it, and as long as it is not, the file was not read to its end.
 */
final class PackedBytes implements AutoCloseable {

    private static final int BUFFER = 1 << 13;

    private final InputStream in;
    private final GzipInput.Listener listener;
    private final byte[] buffer = new byte[BUFFER];
    private long size;
    private long count;
    private int next;
    private int limit;

    PackedBytes(InputStream in, long size, GzipInput.Listener listener) {
        this.in = in;
        this.size = size;
        this.listener = listener;
    }

    /** From now on the file has another size. */
    void resize(long newSize) {
        size = newSize;
    }

    /** How many bytes were taken from the file, be they used or not. */
    long count() {
        return count;
    }

    /** How many of them were used. */
    long used() {
        return count - (limit - next);
    }

    /** Makes sure that there is a byte to use. Returns false at the end. */
    boolean fill() throws IOException {
        if (next < limit) {
            return true;
        }
        if (count == size) {
            return false;
        }
        int wanted = (int) Math.min(BUFFER, Math.max(1, size - 1 - count));
        int found = in.read(buffer, 0, wanted);
        if (found < 0) {
            throw new EOFException("it was shortened while it was read");
        }
        count += found;
        next = 0;
        limit = found;
        listener.read(buffer, 0, found);
        return true;
    }

    /** The next byte, or -1 at the end. */
    int read() throws IOException {
        return fill() ? buffer[next++] & 0xFF : -1;
    }

    byte[] array() {
        return buffer;
    }

    int start() {
        return next;
    }

    int available() {
        return limit - next;
    }

    /** Goes behind bytes that were used. */
    void skip(int bytes) {
        next += bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
