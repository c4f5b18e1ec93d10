package dev.holdfast.runtime.io;

import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.runtime.io.files.FileTracker;
import dev.holdfast.runtime.io.files.InputFiles;
import dev.holdfast.runtime.io.files.UnreadFile;
import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Decides which lines a batch reads. */
final class JsonLinesPlanner implements AutoCloseable {

    /** More of what was read than this is never asked for. */
    private static final int REMEMBERED = 1 << 12;

    private final FileTracker tracker;
    private final InputFiles input;
    private final LineScanner scanner;

    JsonLinesPlanner(FileTracker tracker) {
        this.tracker = tracker;
        input = tracker.input();
        scanner = new LineScanner(input);
    }

    ReadPlan plan(@Nullable Offset from, ReadLimits limits) throws IOException {
        tracker.resume(from);
        JsonLinesBatch batch = new JsonLinesBatch(limits);
        Iterator<UnreadFile> files = tracker.unread().iterator();
        boolean more = files.hasNext();
        while (more) {
            more = readFile(files.next(), batch) && files.hasNext();
        }
        return new ReadPlan(tracker.end(), batch.splits());
    }

    /** Takes lines of a file into the batch. Returns whether there may be room for more. */
    private boolean readFile(UnreadFile file, JsonLinesBatch batch) throws IOException {
        scanner.seek(file.name(), file.bytes());
        requireComplete(file.name(), file.lines(), file.bytes());
        batch.start(file);
        boolean full = addLines(file.size(), batch);
        batch.endSplit();
        requireComplete(file.name(), batch.lines(), batch.bytes());
        if (!full || batch.bytes() > file.bytes()) {
            tracker.read(file, batch.lines(), batch.bytes(), scanner.lastBytes(REMEMBERED));
        }
        return !full;
    }

    /** Adds lines up to {@code end}. Returns whether the batch is full. */
    private boolean addLines(long end, JsonLinesBatch batch) throws IOException {
        while (scanner.position() < end && batch.hasRoomFor(scanner.peek(end))) {
            batch.add(scanner.take());
        }
        return batch.isFull() || scanner.position() < end;
    }

    private void requireComplete(String file, long line, long bytes) throws IOException {
        if (!scanner.isAfterNewline() && bytes < input.size(file)) {
            throw new IOException("File " + input.path(file) + " grew inside its line " + line
                    + ", which was taken as complete. Write files elsewhere and move them in when they are complete; restore"
                    + " this one to " + bytes + " bytes, or start with a new checkpoint.");
        }
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }
}
