package dev.holdfast.runtime.io;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import java.util.ArrayList;
import java.util.List;

/** The lines of a batch while they are found. */
final class JsonLinesBatch {

    /** Splits of about this size are worth another thread. */
    private static final long SPLIT_BYTES = 1 << 20;

    private final List<JsonLinesSplit> splits = new ArrayList<>();
    private final ReadLimits limits;
    private long lines;
    private long bytes;
    private JsonLinesOffset splitStart;
    private JsonLinesOffset position;

    JsonLinesBatch(JsonLinesOffset from, ReadLimits limits) {
        this.limits = limits;
        splitStart = from;
        position = from;
    }

    /** Goes to a file; the offset follows with the first line that is added. */
    void start(JsonLinesOffset from) {
        splitStart = from;
    }

    boolean isFull() {
        return lines >= limits.maxEvents() || bytes >= limits.maxBytes();
    }

    /** A line that is longer than a batch may be gets a batch of its own. */
    boolean hasRoomFor(long length) {
        return lines == 0 || (lines < limits.maxEvents() && length <= limits.maxBytes() - bytes);
    }

    /** Adds the next line of the file. */
    void add(long length) {
        if (!position.file().equals(splitStart.file()) || position.bytes() < splitStart.bytes()) {
            position = splitStart;
        }
        lines++;
        bytes += length;
        position = new JsonLinesOffset(position.file(), position.line() + 1, position.bytes() + length);
        if (position.bytes() - splitStart.bytes() >= SPLIT_BYTES) {
            endSplit();
        }
    }

    /** Lets the lines that are added from now on belong to another split. */
    void endSplit() {
        long length = position.bytes() - splitStart.bytes();
        if (length > 0 && position.file().equals(splitStart.file())) {
            splits.add(new JsonLinesSplit(splitStart.file(), splitStart.line() + 1, splitStart.bytes(), length));
            splitStart = position;
        }
    }

    JsonLinesOffset position() {
        return position;
    }

    ReadPlan toPlan() {
        return new ReadPlan(position.toOffset(), splits);
    }
}
