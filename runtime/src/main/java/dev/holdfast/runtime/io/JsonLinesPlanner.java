package dev.holdfast.runtime.io;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/** Decides which lines a batch reads. */
final class JsonLinesPlanner implements AutoCloseable {

    private final InputFiles input;
    private final LineScanner scanner;

    /** Files that plans of this run went to, and those before the first one. */
    private final Set<String> visited = new HashSet<>();

    private boolean first = true;

    JsonLinesPlanner(InputFiles input) {
        this.input = input;
        scanner = new LineScanner(input);
    }

    ReadPlan plan(JsonLinesOffset from, JsonLinesOffset until, ReadLimits limits) throws IOException {
        checkFiles(from);
        JsonLinesBatch batch = new JsonLinesBatch(from, limits);
        String file = from.file();
        boolean more = file.isEmpty() || readFile(from, until, batch);
        while (more) {
            String next = input.next(file, until.file());
            if (next == null) {
                break;
            }
            file = next;
            more = readFile(new JsonLinesOffset(file, 0, 0), until, batch);
        }
        return batch.toPlan();
    }

    private void checkFiles(JsonLinesOffset from) throws IOException {
        for (String name : input.names()) {
            if (name.compareTo(from.file()) >= 0) {
                break;
            }
            if (first) {
                visited.add(name);
            } else if (!visited.contains(name) && input.hasInput(name)) {
                throw new IOException("New file " + input.path(name) + " sorts before " + from.file()
                        + ", which was already read, so it would be left out. Move it away and back in under a name that sorts"
                        + " behind all others.");
            }
        }
        first = false;
        if (!from.file().isEmpty()) {
            input.requireFile(from.file());
            input.size(from.file(), from.bytes());
        }
    }

    /** Takes lines of a file into the batch. Returns whether the file was read to its end and the batch is not full. */
    private boolean readFile(JsonLinesOffset from, JsonLinesOffset until, JsonLinesBatch batch) throws IOException {
        visited.add(from.file());
        boolean last = from.file().equals(until.file());
        long size = input.size(from.file(), last ? until.bytes() : 0);
        long end = last ? until.bytes() : size;
        JsonLinesOffset start = from.bytes() < end ? behindNewline(from, end) : from;
        if (start.bytes() >= end) {
            return true;
        }
        scanner.seek(start.file(), start.bytes());
        batch.start(start);
        boolean full = addLines(end, batch);
        batch.endSplit();
        return !full;
    }

    /**
     * Where the next line begins. A last line may have been read without its newline; then nothing but that newline may have
     * come since.
     */
    private JsonLinesOffset behindNewline(JsonLinesOffset from, long end) throws IOException {
        scanner.seek(from.file(), from.bytes());
        if (scanner.isAfterNewline()) {
            return from;
        }
        try (InputStream in = input.read(from.file(), from.bytes())) {
            for (long position = from.bytes(); position < end; position++) {
                int next = in.read();
                if (next == '\n') {
                    return new JsonLinesOffset(from.file(), from.line(), position + 1);
                } else if (next != ' ' && next != '\t' && next != '\r') {
                    throw grown(from);
                }
            }
        }
        return new JsonLinesOffset(from.file(), from.line(), end);
    }

    /** Adds lines up to {@code end}. Returns whether the batch is full. */
    private boolean addLines(long end, JsonLinesBatch batch) throws IOException {
        while (scanner.position() < end && batch.hasRoomFor(scanner.peek(end))) {
            batch.add(scanner.take());
        }
        return batch.isFull() || scanner.position() < end;
    }

    private IOException grown(JsonLinesOffset at) {
        return new IOException("File " + input.path(at.file()) + " grew inside its line " + at.line()
                + ", which was taken as complete. Write files elsewhere and move them in when they are complete; restore"
                + " this one to " + at.bytes() + " bytes, or start with a new checkpoint.");
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }
}
