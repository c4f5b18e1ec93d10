package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.runtime.store.Row;
import dev.holdfast.runtime.store.RowWalk;
import dev.holdfast.runtime.store.table.RowOrder;
import dev.holdfast.runtime.store.table.RowTable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A way through the rows of a range, on the heap and in the database, which both have them in order. A row on the heap stands for
 * that of the same key in the database, also where it says that there is none any more.
 */
final class MergedWalk implements RowWalk {

    private final KeptRows kept;
    private final RowOrder.Walk keptRows;
    private final @Nullable RocksCursor cursor;

    /** The next row of each, of which the current one may be the first. */
    private int keptRow;

    private byte @Nullable [] databaseKey;
    private byte[] stored = StoredRow.ABSENT;
    private boolean isKept;
    private boolean isStarted;

    /** @param cursor the rows of the database; null if it has none */
    MergedWalk(KeptRows kept, RowOrder.Walk keptRows, @Nullable RocksCursor cursor) {
        this.kept = kept;
        this.keptRows = keptRows;
        this.cursor = cursor;
    }

    @Override
    public boolean next() {
        if (!isStarted) {
            isStarted = true;
            nextKept();
            nextStored();
        } else if (isKept) {
            nextKept();
        } else {
            nextStored();
        }
        while (keptRow != RowTable.NO_ROW || databaseKey != null) {
            int order = compare();
            isKept = order <= 0;
            if (order == 0) {
                nextStored();
            }
            if (!isKept || kept.exists(keptRow)) {
                return true;
            }
            nextKept();
        }
        return false;
    }

    /** The number of the current row on the heap, or {@link KeptRows#NO_ROW} if it is not there. */
    int keptRow() {
        return isKept ? keptRow : KeptRows.NO_ROW;
    }

    /** The current row as it is stored. */
    byte[] stored() {
        return isKept ? kept.stored(keptRow) : stored;
    }

    @Override
    public byte[] keyArray() {
        return isKept ? kept.keyArray(keptRow) : rowKey();
    }

    @Override
    public int keyOffset() {
        return isKept ? kept.keyOffset(keptRow) : StoreKeys.PREFIX_BYTES;
    }

    @Override
    public int keyLength() {
        return isKept ? kept.keyLength(keptRow) : rowKey().length - StoreKeys.PREFIX_BYTES;
    }

    @Override
    public void row(Row row) {
        if (isKept) {
            kept.read(keptRow, row);
        } else {
            StoredRow.read(stored, row);
        }
    }

    @Override
    public void close() {
        if (cursor != null) {
            cursor.close();
        }
    }

    private void nextKept() {
        keptRow = keptRows.next();
    }

    private void nextStored() {
        if (cursor != null && cursor.next()) {
            databaseKey = cursor.key();
            stored = cursor.value();
        } else {
            databaseKey = null;
        }
    }

    private byte[] rowKey() {
        byte[] key = databaseKey;
        if (key == null) {
            throw new IllegalStateException("the walk is not at a row");
        }
        return key;
    }

    /** Negative if the next row on the heap comes first, zero if both have the same key. */
    private int compare() {
        byte[] key = databaseKey;
        if (key == null || keptRow == RowTable.NO_ROW) {
            return key == null ? -1 : 1;
        }
        int offset = kept.keyOffset(keptRow);
        return Arrays.compareUnsigned(
                kept.keyArray(keptRow),
                offset,
                offset + kept.keyLength(keptRow),
                key,
                StoreKeys.PREFIX_BYTES,
                key.length);
    }
}
