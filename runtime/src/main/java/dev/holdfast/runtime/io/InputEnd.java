package dev.holdfast.runtime.io;

import java.io.IOException;

/** Knows the offset behind the last whole line, and counts only lines that are new since it was last asked. */
final class InputEnd implements AutoCloseable {

    private final InputFiles input;
    private final LineScanner scanner;
    private JsonLinesOffset end = JsonLinesOffset.BEGINNING;

    /** The size of the last file when it was last looked at. */
    private long size;

    InputEnd(InputFiles input) {
        this.input = input;
        scanner = new LineScanner(input);
    }

    /** A last line without newline is not taken: it may be half of one. */
    JsonLinesOffset find() throws IOException {
        String last = input.last();
        if (last == null) {
            return JsonLinesOffset.BEGINNING;
        }
        boolean same = last.equals(end.file());
        long newSize = input.size(last, same ? size : 0);
        if (!same) {
            scanner.seek(last, 0);
            end = new JsonLinesOffset(last, 0, 0);
        }
        if (!same || newSize != size) {
            size = newSize;
            end = new JsonLinesOffset(last, end.line() + countLines(), scanner.position());
        }
        return end;
    }

    private long countLines() throws IOException {
        long lines = 0;
        while (scanner.peek(size) > 0 && scanner.isWhole()) {
            scanner.take();
            lines++;
        }
        return lines;
    }

    /** The line without newline behind what was last found; its length is 0 if there is none. */
    JsonLinesSplit unfinished() {
        return new JsonLinesSplit(end.file(), end.line() + 1, end.bytes(), size - end.bytes());
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }
}
