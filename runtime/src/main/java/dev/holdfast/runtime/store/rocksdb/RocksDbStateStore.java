package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.RowAccess;
import dev.holdfast.runtime.store.StateStore;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps rows in a RocksDB database of its own, on a local disk, in native memory of a fixed size, and those that were used
 * lately on the heap. For state that does not fit the heap. The database lives as long as the store: it is made empty, and removed by {@link #close}.
 *
 * <p>Use of the store, or of one of its key groups, after it was closed is an {@link IllegalStateException}.
 */
public final class RocksDbStateStore implements StateStore {

    private static final int MAX_STATES = 1 << 16;

    private final WorkingDirectory directory;
    private final RocksDatabase database;
    private final WriteBuffer writes;
    private final RestoredFiles restoredFiles;
    private final KeptBytes keptBytes;
    private final ClockHand clockHand = new ClockHand();
    private final Map<StateId, StateRows> states = new HashMap<>();
    private volatile double memoryBytesPerRow;
    private SortedMap<String, Long> statistics = new TreeMap<>();

    private RocksDbStateStore(RocksDbOptions options, WorkingDirectory directory, RocksDatabase database) {
        this.directory = directory;
        this.database = database;
        writes = new WriteBuffer(database);
        restoredFiles = new RestoredFiles(database);
        keptBytes = new KeptBytes(options.rowCacheBytes());
    }

    /**
     * Makes a store with an empty database.
     *
     * @throws IllegalStateException if RocksDB is not on the class path, does not run here, or cannot make a database
     * @throws java.io.UncheckedIOException if the working directory cannot be used
     */
    public static RocksDbStateStore open(RocksDbOptions options) {
        CheckpointFiles files = CheckpointFiles.local();
        WorkingDirectory directory = WorkingDirectory.open(files, options);
        boolean opened = false;
        try {
            RocksDbLibrary.require(files, directory.library());
            RocksDbStateStore store = new RocksDbStateStore(options, directory, RocksDatabase.open(options, directory));
            opened = true;
            return store;
        } finally {
            if (!opened) {
                directory.close();
            }
        }
    }

    @Override
    public KeyGroupStore keyGroup(StateId state, RowAccess access, int keyGroup) {
        StateRows rows = states.get(state);
        if (rows == null) {
            if (states.size() == MAX_STATES) {
                throw new IllegalStateException("A store has at most " + MAX_STATES + " states.");
            }
            rows = new StateRows(states.size());
            states.put(state, rows);
        }
        return rows.keyGroup(access, keyGroup, this);
    }

    @Override
    public void endBatch() {
        states.values().forEach(StateRows::endBatch);
        restoredFiles.handOver();
        clockHand.turn(keptBytes);
        writes.flush();
        long rows = 0;
        long bytes = 0;
        for (StateRows state : states.values()) {
            state.count();
            rows += state.rows();
            bytes += state.bytes();
        }
        database.stateHas(bytes);
        memoryBytesPerRow = (double) database.memoryUsedBytes() / Math.max(1, rows);
        statistics = database.statistics();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Counts of reads, writes, timers and rows on the heap are the operator's own. The other figures are those of the
     * database, which all states share; those that count are since the batch before.
     */
    @Override
    public SortedMap<String, Long> metrics(String operatorId) {
        SortedMap<String, Long> metrics = new TreeMap<>(statistics);
        states.forEach((state, rows) -> {
            if (state.operatorId().equals(operatorId)) {
                rows.addTo(metrics);
            }
        });
        return metrics;
    }

    RocksDatabase database() {
        return database;
    }

    WriteBuffer writes() {
        return writes;
    }

    RestoredFiles restoredFiles() {
        return restoredFiles;
    }

    /** The heap that kept rows of all key groups take. */
    KeptBytes keptBytes() {
        return keptBytes;
    }

    /** The native memory, which all rows share. */
    double memoryBytesPerRow() {
        return memoryBytesPerRow;
    }

    /** Notes that there is one key group more. */
    void added(RocksDbKeyGroup keyGroup) {
        clockHand.add(keyGroup);
    }

    @Override
    public void close() {
        try (directory;
                database) {
            restoredFiles.close();
        }
    }
}
