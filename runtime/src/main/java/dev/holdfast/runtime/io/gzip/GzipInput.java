package dev.holdfast.runtime.io.gzip;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of a file that gzip compressed, of one member or of several behind each other. Unlike the stream of the JDK it ends
 * only where the file ends: what is cut off, or has something else behind it, is an error. Used by one thread.
 */
public final class GzipInput extends InputStream {

    private static final int MAGIC_1 = 0x1F;
    private static final int MAGIC_2 = 0x8B;
    private static final int DEFLATE = 8;
    private static final int CHECKSUM_FLAG = 2;
    private static final int EXTRA_FLAG = 4;
    private static final int NAME_FLAG = 8;
    private static final int COMMENT_FLAG = 16;
    private static final int UNUSED_FLAGS = 0xE0;

    /** Time, flags of the compressor, and system. */
    private static final int UNUSED_BYTES = 6;

    private final PackedBytes packed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private boolean isInMember;
    private boolean isAtEnd;

    /** Told of the compressed bytes, in order, as they are read. */
    @FunctionalInterface
    public interface Listener {
        void read(byte[] bytes, int start, int length);
    }

    /**
     * Reads from a file.
     *
     * @param in stands at the beginning of the file
     * @param size of the file; what it has grown since is not read
     */
    public GzipInput(InputStream in, long size, Listener listener) {
        packed = new PackedBytes(in, size, listener);
    }

    /** The file has grown. To be said before its end was read. */
    public void resize(long newSize) {
        packed.resize(newSize);
    }

    /** How many compressed bytes were read: all of the file only when {@link #read} has said that this is the end. */
    public long packedBytes() {
        return packed.count();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int start, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!isAtEnd) {
            if (!isInMember && !startMember()) {
                isAtEnd = true;
            } else {
                int count = inflate(bytes, start, length);
                if (count > 0) {
                    return count;
                }
                endMember();
            }
        }
        return -1;
    }

    /** Returns 0 behind the data of a member. */
    private int inflate(byte[] bytes, int start, int length) throws IOException {
        while (!inflater.finished()) {
            if (inflater.needsInput()) {
                if (!packed.fill()) {
                    throw cutOff();
                }
                inflater.setInput(packed.array(), packed.start(), packed.available());
            }
            int before = inflater.getRemaining();
            int count = inflateOnce(bytes, start, length);
            packed.skip(before - inflater.getRemaining());
            if (count > 0) {
                checksum.update(bytes, start, count);
                return count;
            }
            if (inflater.needsDictionary()) {
                throw broken("needs a dictionary, which gzip does not have");
            }
        }
        return 0;
    }

    private int inflateOnce(byte[] bytes, int start, int length) throws IOException {
        try {
            return inflater.inflate(bytes, start, length);
        } catch (DataFormatException e) {
            throw broken("has compressed data that is damaged");
        }
    }

    /** Returns false at the end of the file. */
    private boolean startMember() throws IOException {
        int first = packed.read();
        if (first < 0) {
            return false;
        }
        if (first != MAGIC_1 || next() != MAGIC_2 || next() != DEFLATE) {
            throw broken(
                    packed.used() <= 3 ? "is not compressed by gzip" : "has something else behind its compressed data");
        }
        skipHeader(next());
        inflater.reset();
        checksum.reset();
        isInMember = true;
        return true;
    }

    private void skipHeader(int flags) throws IOException {
        if ((flags & UNUSED_FLAGS) != 0) {
            throw broken("has a header that gzip does not write");
        }
        skip(UNUSED_BYTES);
        if ((flags & EXTRA_FLAG) != 0) {
            skip(next() | next() << Byte.SIZE);
        }
        if ((flags & NAME_FLAG) != 0) {
            skipText();
        }
        if ((flags & COMMENT_FLAG) != 0) {
            skipText();
        }
        if ((flags & CHECKSUM_FLAG) != 0) {
            skip(2);
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        int unit;
        do {
            unit = next();
        } while (unit != 0);
    }

    private void endMember() throws IOException {
        long expectedSum = number();
        long expectedLength = number();
        if (expectedSum != checksum.getValue() || expectedLength != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw broken("has content that does not fit its checksum");
        }
        isInMember = false;
    }

    private long number() throws IOException {
        long number = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            number |= (long) next() << (Byte.SIZE * i);
        }
        return number;
    }

    private int next() throws IOException {
        int next = packed.read();
        if (next < 0) {
            throw cutOff();
        }
        return next;
    }

    private BrokenGzipException cutOff() {
        return broken("ends within its compressed data");
    }

    private BrokenGzipException broken(String reason) {
        return new BrokenGzipException(reason, packed.used());
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }
}
