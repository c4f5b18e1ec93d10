package dev.holdfast.runtime.io;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import java.io.IOException;
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
        if (from.bytes() >= end) {
            return true;
        }
        scanner.seek(from.file(), from.bytes());
        requireComplete(from, size);
        batch.start(from);
        boolean full = addLines(end, batch);
        batch.endSplit();
        requireComplete(batch.position(), size);
        return !full;
    }

    /** Adds lines up to {@code end}. Returns whether the batch is full. */
    private boolean addLines(long end, JsonLinesBatch batch) throws IOException {
        while (scanner.position() < end && batch.hasRoomFor(scanner.peek(end))) {
            batch.add(scanner.take());
        }
        return batch.isFull() || scanner.position() < end;
    }

    private void requireComplete(JsonLinesOffset at, long size) throws IOException {
        if (!scanner.isAfterNewline() && scanner.position() < size) {
            throw new IOException("File " + input.path(at.file()) + " grew inside its line " + at.line()
                    + ", which was taken as complete. Write files elsewhere and move them in when they are complete; restore"
                    + " this one to " + at.bytes() + " bytes, or start with a new checkpoint.");
        }
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }
}
