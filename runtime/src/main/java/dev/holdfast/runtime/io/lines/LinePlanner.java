package dev.holdfast.runtime.io.lines;

import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.runtime.io.files.ContentSum;
import dev.holdfast.runtime.io.files.FileTracker;
import dev.holdfast.runtime.io.files.InputFiles;
import dev.holdfast.runtime.io.files.ReadBefore;
import dev.holdfast.runtime.io.files.UnreadFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which lines a batch reads.
 *
 * <p>A last line without newline may be half of one, so it waits. It is taken if it gives an event as it is, and either a
 * later file is there or the query ends with what is there now.
 */
public final class LinePlanner implements AutoCloseable {

    private final FileTracker tracker;
    private final InputFiles input;
    private final LineScanner scanner;
    private final UnfinishedLines unfinished;
    private boolean isEnding;
    private @Nullable String waiting;

    /** Plans what a tracker finds. */
    public LinePlanner(FileTracker tracker, LineEnds ends, UnfinishedLines unfinished) {
        this.tracker = tracker;
        this.unfinished = unfinished;
        input = tracker.input();
        scanner = new LineScanner(input, ends);
    }

    /** Knows what a line without newline is good for. */
    @FunctionalInterface
    public interface UnfinishedLines {
        boolean giveEvent(LineSplit line) throws IOException;
    }

    /** From now on, lines without newline are taken that give an event as they are. */
    public void end() {
        isEnding = true;
    }

    /** The line without newline that the last plan left out; empty if there was none. */
    public Optional<String> waiting() {
        return Optional.ofNullable(waiting);
    }

    /** The lines of the next batch. */
    public ReadPlan plan(@Nullable Offset from, ReadLimits limits) throws IOException {
        tracker.resume(from);
        waiting = null;
        LineBatch batch = new LineBatch(limits);
        Iterator<UnreadFile> files = tracker.unread().iterator();
        boolean more = files.hasNext();
        while (more) {
            UnreadFile file = files.next();
            boolean isLast = !files.hasNext();
            more = readFile(behindNewline(file), file, isLast, batch) && !isLast;
        }
        return new ReadPlan(tracker.end(), batch.splits());
    }

    /**
     * The lines that an earlier batch has read.
     *
     * @param from where it began
     * @param end where it ended
     * @throws IOException if a file is not what it was
     */
    public ReadPlan planAgain(@Nullable Offset from, Offset end) throws IOException {
        LineBatch batch = new LineBatch(new ReadLimits(Long.MAX_VALUE, Long.MAX_VALUE));
        for (ReadBefore part : tracker.between(from, end)) {
            readAgain(behindNewline(part.from()), part, batch);
        }
        return new ReadPlan(end, batch.splits());
    }

    private void readAgain(UnreadFile from, ReadBefore part, LineBatch batch) throws IOException {
        scanner.seek(from);
        batch.start(from, scanner.position());
        while (batch.lines() < part.lines() && scanner.peek() > 0) {
            batch.add(scanner.take());
        }
        batch.endSplit();
        scanner.peek(); // the end of a compressed file is a part of it
        ReadMark mark = scanner.mark();
        boolean isSame = from.isPacked()
                || (mark.bytes() == part.bytes()
                        && (part.sum().isEmpty() || mark.sum().toString().equals(part.sum())));
        if (batch.lines() != part.lines() || !isSame) {
            throw new IOException("File " + input.path(from.name()) + " was read up to line " + part.lines()
                    + ", byte " + part.bytes()
                    + ", and is not what it was: what was read of it cannot be read again. Put"
                    + " its old content back.");
        }
    }

    /** Takes lines of a file into the batch. Returns whether there may be room for more. */
    private boolean readFile(UnreadFile from, UnreadFile file, boolean isLast, LineBatch batch) throws IOException {
        scanner.seek(from);
        batch.start(from, scanner.position());
        boolean full = addLines(from, isLast, batch);
        batch.endSplit();
        ReadMark mark = scanner.mark();
        if (batch.lines() > from.lines() || mark.bytes() > from.bytes()) {
            tracker.read(file, batch.lines(), mark.bytes(), mark.last(), mark.sum());
        } else if (!full) {
            tracker.read(file, file.lines(), file.bytes(), new byte[0], file.sum());
        }
        return !full;
    }

    /** Adds lines up to the end of the file, or to one that waits. Returns whether the batch is full. */
    private boolean addLines(UnreadFile file, boolean isLast, LineBatch batch) throws IOException {
        long length = scanner.peek();
        while (length > 0 && batch.hasRoomFor(length)) {
            if (!scanner.isWhole() && !scanner.isComplete() && mustWait(file, isLast, batch)) {
                return batch.isFull();
            }
            batch.add(scanner.take());
            length = batch.isFull() ? 0 : scanner.peek();
        }
        return batch.isFull() || length > 0;
    }

    private boolean mustWait(UnreadFile file, boolean isLast, LineBatch batch) throws IOException {
        long line = batch.lines() + 1;
        long length = file.size() - batch.bytes();
        boolean givesEvent = unfinished.giveEvent(new LineSplit(file.name(), line, batch.bytes(), length));
        if (!givesEvent) {
            waiting = "line " + line + " of file " + input.path(file.name())
                    + ", which has no newline and gives no event as it is";
        }
        return !givesEvent || (isLast && !isEnding);
    }

    /**
     * The file from where its next line begins. A last line may have been read without its newline; then nothing but that
     * newline may have come since.
     */
    private UnreadFile behindNewline(UnreadFile file) throws IOException {
        scanner.seek(file);
        if (scanner.isAfterNewline()) {
            return file;
        }
        long position = file.bytes();
        ContentSum sum = file.sum().copy();
        try (InputStream in = input.read(file.name(), position)) {
            while (position < file.size()) {
                int next = in.read();
                position++;
                sum.add((byte) next);
                if (next == '\n') {
                    break;
                } else if (next != ' ' && next != '\t' && next != '\r') {
                    throw grown(file);
                }
            }
        }
        return new UnreadFile(file.name(), file.lines(), position, file.size(), sum);
    }

    private IOException grown(UnreadFile file) {
        return new IOException("File " + input.path(file.name()) + " grew inside its line " + file.lines()
                + ", which was taken as complete. Write files elsewhere and move them in when they are complete; restore"
                + " this one to " + file.bytes() + " bytes, or start with a new checkpoint.");
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }
}
