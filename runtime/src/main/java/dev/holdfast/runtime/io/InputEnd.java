package dev.holdfast.runtime.io;

import java.io.IOException;

/** Knows the offset behind the last file, and counts only lines that are new since it was last asked. */
final class InputEnd implements AutoCloseable {

    private final InputFiles input;
    private final LineScanner scanner;
    private JsonLinesOffset end = JsonLinesOffset.BEGINNING;

    /** Lines of the last file that end with a newline. */
    private long wholeLines;

    InputEnd(InputFiles input) {
        this.input = input;
        scanner = new LineScanner(input);
    }

    JsonLinesOffset find() throws IOException {
        String last = input.last();
        if (last == null) {
            return JsonLinesOffset.BEGINNING;
        }
        boolean same = last.equals(end.file());
        long size = input.size(last, same ? end.bytes() : 0);
        if (!same || size != end.bytes()) {
            if (!same) {
                scanner.seek(last, 0);
                wholeLines = 0;
            }
            end = new JsonLinesOffset(last, countLines(size), size);
        }
        return end;
    }

    /** A last line without newline is not taken: it may grow. */
    private long countLines(long size) throws IOException {
        while (scanner.peek(size) > 0) {
            if (!scanner.isWhole()) {
                return wholeLines + 1;
            }
            scanner.take();
            wholeLines++;
        }
        return wholeLines;
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }
}
