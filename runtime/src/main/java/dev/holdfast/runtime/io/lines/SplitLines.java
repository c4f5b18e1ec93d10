package dev.holdfast.runtime.io.lines;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The lines of a split, one after the other, in a buffer that grows to the longest of them. Of a line that is longer than the
 * limit only the beginning is kept.
 */
public final class SplitLines {

    private static final int BUFFER = 1 << 16;

    /** What is kept of a line that is too long. */
    private static final int BEGINNING = 1 << 10;

    private final InputStream in;
    private final Path path;
    private final int maxBytes;
    private final LineEnds ends;
    private byte[] buffer;
    private long unread;
    private int limit;

    private int start;
    private int end;
    private int next;
    private long number;
    private boolean tooLong;

    /** Reads from a stream that stands where the split begins. */
    public SplitLines(InputStream in, LineSplit split, Path path, int maxBytes, LineEnds ends) {
        this.in = in;
        this.path = path;
        this.maxBytes = maxBytes;
        this.ends = ends;
        unread = split.length();
        number = split.firstLine() - 1;
        buffer = new byte[(int) Math.min(BUFFER, unread)];
    }

    /** Goes to the next line. Returns false behind the last one. */
    public boolean next() throws IOException {
        start = next;
        tooLong = false;
        ends.restart();
        int scanned = next;
        while (true) {
            int behind = ends.find(buffer, scanned, limit);
            if (behind >= 0) {
                return found(behind - 1, behind);
            }
            if (unread == 0) {
                return limit > start && found(limit, limit);
            }
            forgetMiddle(limit);
            scanned = limit - start;
            fill();
        }
    }

    /** The first line of a content, without its newline and byte order mark, or what there is of it within the limit. */
    static byte[] first(InputStream in, LineEnds ends, int maxBytes) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] one = new byte[1];
        int next = in.read();
        while (next >= 0 && line.size() < maxBytes) {
            one[0] = (byte) next;
            if (ends.find(one, 0, 1) >= 0) {
                break;
            }
            line.write(next);
            next = in.read();
        }
        byte[] found = line.toByteArray();
        return startsWithByteOrderMark(found, 0, found.length) ? Arrays.copyOfRange(found, 3, found.length) : found;
    }

    /** Makes room in a line that is too long, and goes on looking for its end. */
    private void forgetMiddle(int lineEnd) {
        if (tooLong || lineEnd - start > maxBytes) {
            tooLong = true;
            limit = start + Math.min(lineEnd - start, Math.min(BEGINNING, maxBytes));
        }
    }

    private boolean found(int lineEnd, int nextStart) {
        int kept = limit;
        forgetMiddle(lineEnd);
        end = tooLong ? limit : lineEnd;
        limit = kept;
        next = nextStart;
        number++;
        if (number == 1 && startsWithByteOrderMark(buffer, start, end)) {
            start += 3;
        }
        return true;
    }

    private static boolean startsWithByteOrderMark(byte[] bytes, int start, int end) {
        return end - start >= 3
                && bytes[start] == (byte) 0xEF
                && bytes[start + 1] == (byte) 0xBB
                && bytes[start + 2] == (byte) 0xBF;
    }

    /** Moves what is left to the front of the buffer and reads more behind it. */
    private void fill() throws IOException {
        int rest = limit - start;
        if (rest == buffer.length) {
            grow();
        }
        System.arraycopy(buffer, start, buffer, 0, rest);
        int count = in.read(buffer, rest, (int) Math.min(buffer.length - rest, unread));
        if (count < 0) {
            throw new EOFException("File " + path + " was shortened while it was read.");
        }
        unread -= count;
        start = 0;
        limit = rest + count;
    }

    private void grow() {
        buffer = Arrays.copyOf(buffer, (int) Math.min(Math.max(BUFFER, maxBytes + 1L), 2L * buffer.length));
    }

    /** Whether the line is longer than the limit, so that only its beginning is here. */
    public boolean isTooLong() {
        return tooLong;
    }

    /** The number of the line in its file, from 1. */
    public long number() {
        return number;
    }

    /** Where the line is, from {@link #start}, without its newline; valid until the next line. */
    public byte[] array() {
        return buffer;
    }

    /** Where the line begins in the array. */
    public int start() {
        return start;
    }

    /** The length of the line, in bytes. */
    public int length() {
        return end - start;
    }

    /** Whether there is nothing but space in it. */
    public boolean isBlank() {
        for (int i = start; i < end; i++) {
            byte c = buffer[i];
            if (c != ' ' && c != '\t' && c != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Whether a byte is in it. */
    public boolean has(byte wanted) {
        for (int i = start; i < end; i++) {
            if (buffer[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Whether the line may be half of a longer value: 12 of 123. */
    public boolean endsInWord() {
        return end > start && Character.isLetterOrDigit(buffer[end - 1]);
    }

    /** The line as text, with a replacement character for what is not UTF-8. */
    public String text() {
        int length = length();
        if (length > 0 && buffer[end - 1] == '\r') {
            length--;
        }
        return new String(buffer, start, length, StandardCharsets.UTF_8);
    }
}
