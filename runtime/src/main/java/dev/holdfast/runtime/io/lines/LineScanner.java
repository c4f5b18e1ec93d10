package dev.holdfast.runtime.io.lines;

import dev.holdfast.runtime.io.files.InputFiles;
import dev.holdfast.runtime.io.files.UnreadFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds where the lines of a file end. Stays in the file between batches, so that lines are found only once. */
final class LineScanner implements AutoCloseable {

    private final InputFiles input;
    private final LineEnds ends;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int limit;

    private @Nullable ScannedContent content;
    private String file = "";

    /** Behind the last line that was taken: in the content, and in lines. */
    private long position;

    private long lines;

    /** How much is known of the line behind {@link #position}, and whether that is all of it. */
    private long peeked;

    private boolean whole;

    LineScanner(InputFiles input, LineEnds ends) {
        this.input = input;
        this.ends = ends;
    }

    /** Goes to where a file was read up to, where a line begins, as far as the caller knows. */
    void seek(UnreadFile from) throws IOException {
        if (content == null || !file.equals(from.name()) || !content.isAt(from, position, lines)) {
            close();
            open(from);
        }
        content().resize(from);
    }

    private void open(UnreadFile from) throws IOException {
        ScannedContent opened = from.isPacked() ? new PackedContent(input, from) : new PlainContent(input, from);
        content = opened;
        file = from.name();
        position = opened.start();
        lines = from.isPacked() ? 0 : from.lines();
        next = 0;
        limit = 0;
        forgetPeeked();
        while (lines < from.lines() && from.isPacked()) {
            if (peek() == 0) {
                throw new IOException("File " + input.path(file) + " was read up to line " + from.lines()
                        + ", but has only " + lines + ". Put the old content back, or start with a new checkpoint.");
            }
            take();
        }
    }

    private ScannedContent content() {
        if (content == null) {
            throw new IllegalStateException("The scanner is in no file.");
        }
        return content;
    }

    /** Whether the scanner really is where a line begins. */
    boolean isAfterNewline() {
        return content().isAfterNewline();
    }

    long position() {
        return position;
    }

    /** Whether the file says by itself that it is complete, so that a line without newline is a line. */
    boolean isComplete() {
        return content().isComplete();
    }

    /** The length of the next line with its newline, or without one if the content ends before; 0 at the end. */
    long peek() throws IOException {
        while (!whole && hasNext()) {
            scan(Math.min(limit - next, content().room(position + peeked)));
        }
        return peeked;
    }

    private boolean hasNext() throws IOException {
        return content().room(position + peeked) > 0 && (next < limit || fill());
    }

    private boolean fill() throws IOException {
        int count;
        try {
            count = content().read(buffer, position + peeked);
        } catch (IOException e) {
            throw BrokenFile.behind(lines, input.path(file), e);
        }
        next = 0;
        limit = Math.max(0, count);
        return count > 0;
    }

    private void scan(int length) {
        int end = ends.find(buffer, next, next + length);
        whole = end >= 0;
        int count = whole ? end - next : length;
        content().scanned(buffer, next, count);
        next += count;
        peeked += count;
    }

    /** Goes behind the line that was peeked, and returns its length. */
    long take() {
        long length = peeked;
        position += length;
        lines++;
        content().taken(whole);
        forgetPeeked();
        return length;
    }

    private void forgetPeeked() {
        peeked = 0;
        whole = false;
        ends.restart();
    }

    /** What is to be remembered of the file when it was read up to {@link #position}. */
    ReadMark mark() {
        return content().mark(position, buffer, next - (int) Math.min(next, peeked));
    }

    /** Whether the peeked line ends with a newline. */
    boolean isWhole() {
        return whole;
    }

    @Override
    public void close() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }
}
