package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.store.DueTimers;
import java.util.ArrayList;
import java.util.List;

/** Reads due rows chunk by chunk: there may be more of them than fit the memory. */
final class DueRows implements DueTimers {

    private final TimerList due;
    private final TimerRows rows;
    private int next;
    private List<byte[]> chunkKeys = List.of();
    private List<byte[]> chunkRows = List.of();

    DueRows(TimerList due, TimerRows rows) {
        this.due = due;
        this.rows = rows;
    }

    @Override
    public int size() {
        return due.size();
    }

    @Override
    public boolean hasMore() {
        return due.hasMore();
    }

    @Override
    public long deadlineMillis(int place) {
        return due.deadlineMillis(place);
    }

    @Override
    public int rowBytes(int place) {
        return due.rowBytes(place);
    }

    @Override
    public long rowBytes() {
        return due.rowBytes();
    }

    @Override
    public boolean next() {
        if (next == due.size()) {
            return false;
        }
        if (next % DatabaseRows.CHUNK == 0) {
            readChunk();
        }
        next++;
        return true;
    }

    @Override
    public byte[] keyArray() {
        return chunkKeys.get((next - 1) % DatabaseRows.CHUNK);
    }

    @Override
    public int keyOffset() {
        return StoreKeys.PREFIX_BYTES;
    }

    @Override
    public int keyLength() {
        return keyArray().length - StoreKeys.PREFIX_BYTES;
    }

    @Override
    public void row(Row row) {
        StoredRow.read(chunkRows.get((next - 1) % DatabaseRows.CHUNK), row);
    }

    private void readChunk() {
        chunkKeys = new ArrayList<>();
        for (int place = next; place < Math.min(due.size(), next + DatabaseRows.CHUNK); place++) {
            chunkKeys.add(due.rowKey(place));
        }
        chunkRows = rows.read(chunkKeys);
    }
}
