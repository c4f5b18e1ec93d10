package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.store.RowWalk;

/** A way through rows as they are in the database. */
final class StoredWalk implements RowWalk {

    private final RocksCursor cursor;
    private byte[] rowKey = new byte[0];
    private byte[] stored = StoredRow.ABSENT;

    StoredWalk(RocksCursor cursor) {
        this.cursor = cursor;
    }

    @Override
    public boolean next() {
        boolean found = cursor.next();
        if (found) {
            rowKey = cursor.key();
            stored = cursor.value();
        }
        return found;
    }

    /** The current row as it is stored. */
    byte[] stored() {
        return stored;
    }

    @Override
    public byte[] keyArray() {
        return rowKey;
    }

    @Override
    public int keyOffset() {
        return StoreKeys.PREFIX_BYTES;
    }

    @Override
    public int keyLength() {
        return rowKey.length - StoreKeys.PREFIX_BYTES;
    }

    @Override
    public void row(Row row) {
        StoredRow.read(stored, row);
    }

    @Override
    public void close() {
        cursor.close();
    }
}
