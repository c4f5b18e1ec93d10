package dev.holdfast.parquet;

import dev.holdfast.connector.Backlog;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import dev.holdfast.runtime.io.files.ContentSum;
import dev.holdfast.runtime.io.files.FileTracker;
import dev.holdfast.runtime.io.files.ForeignOffset;
import dev.holdfast.runtime.io.files.ForeignOffsetException;
import dev.holdfast.runtime.io.files.InputFiles;
import dev.holdfast.runtime.io.files.UnreadFile;
import dev.holdfast.serial.StateSerializer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads files row group by row group. In an offset, the lines of a file are its row groups, and its bytes those before the next one,
 * or all of them behind the last; so a file that was read is known by all of its bytes, as a file of lines is.
 */
final class RowGroupReader<T> implements SourceReader<T> {

    private static final int BUFFER = 1 << 16;

    private final String source;
    private final FileTracker tracker;
    private final InputFiles input;
    private final FileRows<T> rows;

    RowGroupReader(String source, FileTracker tracker, StateSerializer<T> serializer) {
        this.source = source;
        this.tracker = tracker;
        input = tracker.input();
        rows = new FileRows<>(input, serializer, RowSchema.recordOf(serializer));
    }

    /** What a batch has so far. */
    private static final class Batch {

        private final List<RowGroupSplit> splits = new ArrayList<>();
        private final ReadLimits limits;
        private long rows;
        private long bytes;

        Batch(ReadLimits limits) {
            this.limits = limits;
        }

        /** A row group that is more than a batch may have gets a batch of its own. */
        boolean hasRoomFor(FileRows.RowGroup group) {
            return splits.isEmpty()
                    || (rows + group.rows() <= limits.maxEvents() && bytes + group.bytes() <= limits.maxBytes());
        }

        void add(RowGroupSplit split, FileRows.RowGroup group) {
            splits.add(split);
            rows += group.rows();
            bytes += group.bytes();
        }
    }

    @Override
    public Offset latest() throws IOException {
        return tracker.look();
    }

    @Override
    public ReadPlan plan(@Nullable Offset from, Offset until, ReadLimits limits) throws IOException {
        try {
            tracker.resume(from);
        } catch (ForeignOffsetException e) {
            throw ForeignOffset.of(source, e.offset());
        }
        Batch batch = new Batch(limits);
        Iterator<UnreadFile> files = tracker.unread().iterator();
        boolean hasRoom = true;
        while (hasRoom && files.hasNext()) {
            hasRoom = add(files.next(), batch);
        }
        return new ReadPlan(tracker.end(), batch.splits);
    }

    /** Adds row groups of a file. Returns whether all of them fit. */
    private boolean add(UnreadFile file, Batch batch) throws IOException {
        List<FileRows.RowGroup> groups = rows.rowGroups(file.name());
        requireNotGrown(file, groups);
        int next = (int) file.lines();
        long firstRow = 1
                + groups.stream().limit(next).mapToLong(FileRows.RowGroup::rows).sum();
        while (next < groups.size() && batch.hasRoomFor(groups.get(next))) {
            batch.add(new RowGroupSplit(file.name(), next, firstRow), groups.get(next));
            firstRow += groups.get(next).rows();
            next++;
        }
        long end = end(next, groups, file.size());
        if (end > file.bytes()) {
            tracker.read(file, next, end, new byte[0], sum(file, end));
        }
        return next == groups.size();
    }

    /** Where the bytes of the first row groups end; nothing is read of a file before its first one. */
    private static long end(int count, List<FileRows.RowGroup> groups, long size) {
        if (count == groups.size()) {
            return size;
        }
        return count == 0 ? 0 : groups.get(count).start();
    }

    private void requireNotGrown(UnreadFile file, List<FileRows.RowGroup> groups) throws IOException {
        boolean isBoundary = file.bytes() == 0
                || (file.lines() < groups.size() && file.bytes() == end((int) file.lines(), groups, file.size()));
        if (!isBoundary) {
            throw new IOException("File " + input.path(file.name()) + " was read up to its row group " + file.lines()
                    + ", and has grown or changed since. Files of Parquet do not grow: put the old content back and bring new"
                    + " rows as a new file, or start with a new checkpoint.");
        }
    }

    private ContentSum sum(UnreadFile file, long end) throws IOException {
        ContentSum sum = file.sum().copy();
        byte[] buffer = new byte[BUFFER];
        long left = end - file.bytes();
        try (InputStream in = input.read(file.name(), file.bytes())) {
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw new EOFException("File " + input.path(file.name()) + " was shortened while it was read.");
                }
                sum.add(buffer, 0, count);
                left -= count;
            }
        }
        return sum;
    }

    @Override
    public Backlog backlog(Offset from, Offset until) {
        return Backlog.ofBytes(
                tracker.unread().mapToLong(file -> file.size() - file.bytes()).sum());
    }

    @Override
    public void read(Split split, EventConsumer<? super T> out) throws IOException {
        rows.read((RowGroupSplit) split, out);
    }
}
