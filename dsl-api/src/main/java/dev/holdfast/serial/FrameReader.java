package dev.holdfast.serial;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Reads frames from a stream: bytes behind their number, as {@link StateOutput#beginFrame} and {@link StateOutput#endFrame} write them. Keeps its memory from frame to frame. Used by one thread.
 */
public final class FrameReader {

    private static final int MAX_SHIFT = 28;

    private final InputStream in;
    private byte[] bytes = new byte[1 << 10];
    private int length;

    /** Of frames that begin where the stream stands; the stream is the caller's to close. */
    public FrameReader(InputStream in) {
        this.in = Objects.requireNonNull(in, "in");
    }

    /**
     * Reads the next frame.
     *
     * @throws EOFException if the stream ends before the frame does
     * @throws IOException if there is no frame, or the stream cannot be read
     */
    public void next() throws IOException {
        length = readLength();
        if (length > bytes.length) {
            bytes = in.readNBytes(length);
            requireWhole(bytes.length);
        } else {
            requireWhole(in.readNBytes(bytes, 0, length));
        }
    }

    /** The array in which the frame stands, from its beginning; valid until {@link #next}. */
    public byte[] array() {
        return bytes;
    }

    /** The number of bytes of the frame. */
    public int length() {
        return length;
    }

    private void requireWhole(int read) throws EOFException {
        if (read < length) {
            throw new EOFException("The bytes end within a row.");
        }
    }

    private int readLength() throws IOException {
        int value = 0;
        for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("The bytes end within a row.");
            }
            value |= (next & 0x7F) << shift;
            if (next < 0x80 && value >= 0) {
                return value;
            }
        }
        throw new IOException("The bytes hold the length of a row that is none.");
    }
}
