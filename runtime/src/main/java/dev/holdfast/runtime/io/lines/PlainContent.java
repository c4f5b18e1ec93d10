package dev.holdfast.runtime.io.lines;

import dev.holdfast.runtime.io.files.ContentSum;
import dev.holdfast.runtime.io.files.InputFiles;
import dev.holdfast.runtime.io.files.UnreadFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** What stands in the file is its content. */
final class PlainContent implements ScannedContent {

    /** More of what was read than this is never asked for. */
    private static final int REMEMBERED = 1 << 12;

    private final InputFiles input;
    private final String file;
    private final long start;
    private InputStream in;
    private long size;
    private boolean afterNewline;

    /** Of what was looked at, and of what was taken. */
    private final ContentSum scanned;

    private ContentSum taken;

    PlainContent(InputFiles input, UnreadFile from) throws IOException {
        this.input = input;
        file = from.name();
        start = from.bytes();
        size = from.size();
        in = input.read(file, Math.max(0, start - 1));
        afterNewline = start == 0 || in.read() == '\n';
        scanned = from.sum().copy();
        taken = from.sum().copy();
    }

    @Override
    public boolean isAt(UnreadFile from, long position, long lines) {
        return position == from.bytes();
    }

    @Override
    public void resize(UnreadFile now) {
        size = now.size();
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public boolean isAfterNewline() {
        return afterNewline;
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    public int room(long position) {
        return (int) Math.min(Integer.MAX_VALUE, size - position);
    }

    @Override
    public int read(byte[] buffer, long position) throws IOException {
        int count = in.read(buffer);
        if (count < 0) {
            in.close();
            in = input.read(file, position); // it grew by being replaced by a longer one
            count = in.read(buffer);
        }
        if (count < 0) {
            throw new EOFException("File " + input.path(file) + " was shortened while it was read.");
        }
        return count;
    }

    @Override
    public void scanned(byte[] buffer, int from, int length) {
        scanned.add(buffer, from, length);
    }

    @Override
    public void taken(boolean endsWithNewline) {
        afterNewline = endsWithNewline;
        taken = scanned.copy();
    }

    @Override
    public ReadMark mark(long position, byte[] buffer, int end) {
        return new ReadMark(position, Arrays.copyOfRange(buffer, Math.max(0, end - REMEMBERED), end), taken);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
