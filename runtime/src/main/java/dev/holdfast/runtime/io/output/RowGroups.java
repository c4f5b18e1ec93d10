package dev.holdfast.runtime.io.output;

import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.CheckpointFiles.DurableOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a batch by their partitions. Kept in memory up to a limit; then what is there goes into a file for each partition,
 * one after the other, so that never more than one is open, however many partitions there are.
 */
final class RowGroups {

    private static final int MEMORY = 32 << 20;

    private final CheckpointFiles files;
    private final Path directory;
    private final int memory;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private long inMemory;
    private int made;

    private static final class Group {
        private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
        private final List<Path> before = new ArrayList<>();
    }

    private RowGroups(CheckpointFiles files, Path directory, int memory) {
        this.files = files;
        this.directory = directory;
        this.memory = memory;
    }

    /** Reads rows to their end. */
    static RowGroups read(InputStream rows, CheckpointFiles files, Path directory) throws IOException {
        return read(rows, files, directory, MEMORY);
    }

    static RowGroups read(InputStream rows, CheckpointFiles files, Path directory, int memory) throws IOException {
        RowGroups groups = new RowGroups(files, directory, memory);
        RowFrames frames = new RowFrames(rows);
        String partition = frames.next();
        while (partition != null) {
            groups.add(partition, frames.row(), frames.length());
            partition = frames.next();
        }
        return groups;
    }

    private void add(String partition, byte[] row, int length) throws IOException {
        groups.computeIfAbsent(partition, none -> new Group()).rows.write(row, 0, length);
        inMemory += length;
        if (inMemory > memory) {
            spill();
        }
    }

    private void spill() throws IOException {
        for (Group group : groups.values()) {
            if (group.rows.size() > 0) {
                Path file = directory.resolve("rows." + made++);
                try (DurableOutput out = files.create(file)) {
                    group.rows.writeTo(out);
                }
                group.before.add(file);
                group.rows.reset();
            }
        }
        inMemory = 0;
    }

    /** In the order in which they came first. */
    Set<String> partitions() {
        return groups.keySet();
    }

    /** The rows of a partition, in their order. */
    InputStream rows(String partition) throws IOException {
        Group group = groups.get(partition);
        if (group == null) {
            throw new IllegalArgumentException("There is no partition " + partition + ".");
        }
        InputStream last = new ByteArrayInputStream(group.rows.toByteArray());
        if (group.before.isEmpty()) {
            return last;
        }
        List<InputStream> all = new ArrayList<>();
        for (Path file : group.before) {
            all.add(new LateFile(files, file));
        }
        all.add(last);
        return new SequenceInputStream(Collections.enumeration(all));
    }

    /** Removes what did not fit into memory. */
    void remove() throws IOException {
        for (Group group : groups.values()) {
            for (Path file : group.before) {
                files.delete(file);
            }
        }
    }
}
