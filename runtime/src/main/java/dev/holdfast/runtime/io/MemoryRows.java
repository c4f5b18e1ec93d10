package dev.holdfast.runtime.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows that a memory sink and its copies share. Thread safe. */
final class MemoryRows<T> {

    private final TreeMap<Long, List<T>> rowsByBatch = new TreeMap<>();
    private @Nullable UUID writer;

    synchronized void open(String sink, UUID query) throws IOException {
        if (!rowsByBatch.isEmpty() && !query.equals(writer)) {
            throw new IOException("Sink " + sink + " holds rows of query " + writer + ", so query " + query
                    + " cannot write to it. Call clear() before the query starts, or take a new MemorySink.");
        }
        writer = query;
    }

    synchronized void put(long batchId, List<T> rows) {
        rowsByBatch.put(batchId, List.copyOf(rows));
    }

    synchronized List<T> all() {
        List<T> all = new ArrayList<>();
        rowsByBatch.values().forEach(all::addAll);
        return List.copyOf(all);
    }

    synchronized List<T> of(long batchId) {
        return rowsByBatch.getOrDefault(batchId, List.of());
    }

    synchronized List<Long> batches() {
        return List.copyOf(rowsByBatch.keySet());
    }

    synchronized void clear() {
        rowsByBatch.clear();
    }
}
