package dev.holdfast.runtime.store.rocksdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The sorted files that are written while state is restored, and become files of the database as they are: their rows do not
 * go through memory tables, and are not compacted. Thread safe.
 */
final class RestoredFiles implements AutoCloseable {

    private final RocksDatabase database;
    private final Set<SortedFile> open = new HashSet<>();
    private final List<String> finished = new ArrayList<>();
    private volatile boolean isWaiting;
    private int number;

    RestoredFiles(RocksDatabase database) {
        this.database = database;
    }

    synchronized SortedFile create() {
        SortedFile file = database.newSortedFile(number++);
        open.add(file);
        return file;
    }

    /** Writes the rest of a file. Its rows are visible after the next {@link #handOver}. */
    void finish(SortedFile file) {
        Path path = file.finish();
        file.close();
        synchronized (this) {
            open.remove(file);
            finished.add(path.toString());
            isWaiting = true;
        }
    }

    /** Makes finished files part of the database. */
    void handOver() {
        if (isWaiting) {
            handOverFinished();
        }
    }

    private synchronized void handOverFinished() {
        if (!finished.isEmpty()) {
            database.takeFiles(finished);
            finished.clear();
            isWaiting = false;
        }
    }

    /** Gives up on files that were not finished, because restoring failed. */
    @Override
    public synchronized void close() {
        open.forEach(SortedFile::close);
        open.clear();
    }
}
