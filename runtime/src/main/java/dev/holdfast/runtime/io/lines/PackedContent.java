package dev.holdfast.runtime.io.lines;

import dev.holdfast.runtime.io.files.ContentSum;
import dev.holdfast.runtime.io.files.InputFiles;
import dev.holdfast.runtime.io.files.UnreadFile;
import dev.holdfast.runtime.io.gzip.GzipInput;
import java.io.IOException;

/**
 * The content of a file that gzip compressed. It can be read from its beginning only, so a place in it is known by the number of
 * lines before it. Of the file itself all that was unpacked so far counts as read; all of it only when its end was seen and its
 * checksum fits.
 */
final class PackedContent implements ScannedContent {

    private final GzipInput in;
    private final ContentSum sum = ContentSum.empty();
    private boolean isAtEnd;

    /** Bytes of a line that was looked at and not taken. */
    private long rest;

    /** What was to be remembered before the end was seen. */
    private ReadMark beforeEnd = new ReadMark(0, new byte[0], sum.copy());

    PackedContent(InputFiles input, UnreadFile from) throws IOException {
        in = new GzipInput(input.read(from.name(), 0), from.size(), sum::add);
    }

    @Override
    public boolean isAt(UnreadFile from, long position, long lines) {
        return lines == from.lines();
    }

    @Override
    public void resize(UnreadFile now) {
        in.resize(now.size());
    }

    @Override
    public long start() {
        return 0;
    }

    @Override
    public boolean isAfterNewline() {
        return true;
    }

    @Override
    public boolean isComplete() {
        return isAtEnd;
    }

    @Override
    public int room(long position) {
        return Integer.MAX_VALUE;
    }

    @Override
    public int read(byte[] buffer, long position) throws IOException {
        beforeEnd = mark();
        int count = in.read(buffer);
        isAtEnd = count < 0;
        return count;
    }

    @Override
    public void scanned(byte[] buffer, int start, int length) {
        rest += length; // the file itself is known by its own bytes
    }

    @Override
    public void taken(boolean endsWithNewline) {
        rest = 0; // the end of the file ends its last line too
    }

    @Override
    public ReadMark mark(long position, byte[] buffer, int end) {
        return isAtEnd && rest > 0 ? beforeEnd : mark();
    }

    private ReadMark mark() {
        return new ReadMark(in.packedBytes(), new byte[0], sum.copy());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
