package dev.holdfast.runtime.io.output;

import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.CheckpointFiles.DurableOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * The rows of batches that were delivered and are not shown yet, a hidden file for each: {@code .waiting/00000000000000000042.rows}.
 * They are in the order of their batches.
 */
final class WaitingRows {

    private static final String DIRECTORY = ".waiting";
    private static final String ENDING = ".rows";

    private final OutputDirectory output;
    private final CheckpointFiles files;
    private final Path directory;
    private final List<Waiting> waiting = new ArrayList<>();

    private record Waiting(long batch, Path file, long bytes) {}

    private WaitingRows(OutputDirectory output) {
        this.output = output;
        files = output.files();
        directory = output.path().resolve(DIRECTORY);
    }

    /** Whether rows wait, or have waited. */
    static boolean isIn(OutputDirectory output) throws IOException {
        return output.files().exists(output.path().resolve(DIRECTORY));
    }

    /** What waits. Rows of batches up to the last one that the output has were shown, and go. */
    static WaitingRows open(OutputDirectory output) throws IOException {
        WaitingRows rows = new WaitingRows(output);
        rows.files.createDirectories(rows.directory);
        long shown = output.lastBatch().orElse(-1);
        for (String name : rows.files.list(rows.directory)) {
            Path file = rows.directory.resolve(name);
            long batch = BatchName.batch(name).orElse(-1);
            if (batch > shown) {
                rows.waiting.add(new Waiting(batch, file, rows.files.size(file)));
            } else {
                rows.files.delete(file);
            }
        }
        return rows;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    long bytes() {
        return waiting.stream().mapToLong(Waiting::bytes).sum();
    }

    OptionalLong lastBatch() {
        return waiting.stream().mapToLong(Waiting::batch).max();
    }

    /** Keeps the rows of a batch, durably; nothing changes if they are there. */
    void add(long batchId, InputStream rows, Staging staging) throws IOException {
        Path file = directory.resolve(BatchName.of(batchId, ENDING));
        if (files.exists(file)) {
            output.requireSame(file, rows);
            return;
        }
        Path temporary = staging.path().resolve("rows." + batchId);
        try (DurableOutput out = files.create(temporary)) {
            rows.transferTo(out);
            out.sync();
        }
        long bytes = files.size(temporary);
        if (!files.publish(temporary, file, true)) {
            throw output.foreign(file);
        }
        waiting.add(new Waiting(batchId, file, bytes));
    }

    /** All that wait, one behind the other. */
    InputStream rows() {
        List<InputStream> all = new ArrayList<>();
        waiting.forEach(one -> all.add(new LateFile(files, one.file())));
        return new SequenceInputStream(Collections.enumeration(all));
    }

    /** Forgets all: they were shown. */
    void remove() throws IOException {
        for (Waiting one : waiting) {
            files.delete(one.file());
        }
        waiting.clear();
    }

    /** Removes the place of what waits, when nothing does. */
    void close() throws IOException {
        files.delete(directory);
    }
}
