package dev.holdfast.runtime.io.lines;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.runtime.io.files.UnreadFile;
import java.util.ArrayList;
import java.util.List;

/** The lines of a batch while they are found. */
final class LineBatch {

    /** Splits of about this size are worth another thread. */
    private static final long SPLIT_BYTES = 1 << 20;

    private final List<LineSplit> splits = new ArrayList<>();
    private final ReadLimits limits;
    private long allLines;
    private long allBytes;

    private String file = "";
    private boolean isPacked;
    private long lines;
    private long bytes;
    private long splitLines;
    private long splitBytes;

    LineBatch(ReadLimits limits) {
        this.limits = limits;
    }

    /**
     * Goes to a file.
     *
     * @param position where its next line begins
     */
    void start(UnreadFile unread, long position) {
        file = unread.name();
        isPacked = unread.isPacked();
        lines = unread.lines();
        bytes = position;
        splitLines = lines;
        splitBytes = bytes;
    }

    boolean isFull() {
        return allLines >= limits.maxEvents() || allBytes >= limits.maxBytes();
    }

    /** A line that is longer than a batch may be gets a batch of its own. */
    boolean hasRoomFor(long length) {
        return allLines == 0 || (allLines < limits.maxEvents() && length <= limits.maxBytes() - allBytes);
    }

    /** Adds the next line of the file. */
    void add(long length) {
        allLines++;
        allBytes += length;
        lines++;
        bytes += length;
        if (bytes - splitBytes >= SPLIT_BYTES && !isPacked) {
            endSplit();
        }
    }

    /** Lets the lines that are added from now on belong to another split. */
    void endSplit() {
        if (bytes > splitBytes) {
            splits.add(new LineSplit(file, splitLines + 1, splitBytes, bytes - splitBytes));
            splitLines = lines;
            splitBytes = bytes;
        }
    }

    /** The lines of the file that were read, before this batch or in it. */
    long lines() {
        return lines;
    }

    /** The bytes of these lines. */
    long bytes() {
        return bytes;
    }

    List<LineSplit> splits() {
        return splits;
    }
}
