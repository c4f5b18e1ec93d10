package dev.holdfast.runtime.io.lines;

import dev.holdfast.runtime.io.files.ContentSum;
import dev.holdfast.runtime.io.files.InputFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds where the lines of a file end. Stays in the file between batches, so that lines are found only once. */
final class LineScanner implements AutoCloseable {

    private final InputFiles input;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int limit;

    private @Nullable InputStream in;
    private String file = "";

    /** Behind the last line that was taken. */
    private long position;

    private boolean afterNewline = true;

    /** How much is known of the line behind {@link #position}, and whether that is all of it. */
    private long peeked;

    private boolean whole;

    /** Of what was scanned, and of what is before {@link #position}. */
    private ContentSum scanned = ContentSum.empty();

    private ContentSum taken = ContentSum.empty();

    LineScanner(InputFiles input) {
        this.input = input;
    }

    /** Goes to a place where a line begins, as far as the caller knows; {@code sum} is that of what is before it. */
    void seek(String newFile, long newPosition, ContentSum sum) throws IOException {
        if (in == null || !file.equals(newFile) || position != newPosition) {
            close();
            open(newFile, newPosition);
            scanned = sum.copy();
            taken = sum.copy();
        }
    }

    private void open(String newFile, long newPosition) throws IOException {
        in = input.read(newFile, Math.max(0, newPosition - 1));
        file = newFile;
        position = newPosition;
        next = 0;
        limit = 0;
        peeked = 0;
        whole = false;
        afterNewline = newPosition == 0 || in.read() == '\n';
    }

    /** Whether the scanner really is where a line begins. */
    boolean isAfterNewline() {
        return afterNewline;
    }

    long position() {
        return position;
    }

    /**
     * The length of the next line with its newline, or without one if the line reaches {@code end}; 0 at {@code end}.
     *
     * @param end in the file, not behind its end
     */
    long peek(long end) throws IOException {
        while (!whole && position + peeked < end) {
            if (next == limit) {
                fill();
            }
            scan((int) Math.min(limit - next, end - position - peeked));
        }
        return peeked;
    }

    private void fill() throws IOException {
        int count = in == null ? -1 : in.read(buffer);
        if (count < 0) {
            close();
            in = input.read(file, position + peeked); // it grew by being replaced by a longer one
            count = in.read(buffer);
        }
        if (count < 0) {
            throw new EOFException("File " + input.path(file) + " was shortened while it was read.");
        }
        next = 0;
        limit = count;
    }

    private void scan(int length) {
        int start = next;
        int end = next + length;
        while (next < end && !whole) {
            whole = buffer[next++] == '\n';
        }
        peeked += next - start;
        scanned.add(buffer, start, next - start);
    }

    /** Goes behind the line that was peeked, and returns its length. */
    long take() {
        long length = peeked;
        position += length;
        afterNewline = whole;
        taken = scanned.copy();
        peeked = 0;
        whole = false;
        return length;
    }

    /** The bytes before {@link #position} that are at hand, at most {@code count}. */
    byte[] lastBytes(int count) {
        long end = next - peeked;
        return end <= 0 ? new byte[0] : Arrays.copyOfRange(buffer, (int) Math.max(0, end - count), (int) end);
    }

    /** Of the bytes before {@link #position}. */
    ContentSum sum() {
        return taken;
    }

    /** Whether the peeked line ends with a newline. */
    boolean isWhole() {
        return whole;
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
            in = null;
        }
    }
}
