package dev.holdfast.runtime.store.table;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.store.RowWalk;
import java.util.Arrays;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A way through rows that lie over others, in the order of their keys. A row of the table stands for that of the same key below it; an empty one says
 * that there is none any more.
 */
public final class OverlaidWalk implements RowWalk {

    private final RowTable table;
    private final IntSupplier rows;
    private final @Nullable RowWalk below;

    /** The next row of each, of which the current one is the first. */
    private int row;

    private boolean isBelow;
    private boolean isAbove;
    private boolean isStarted;

    /**
     * @param rows the numbers of rows of the table in the order of their keys, then {@link RowTable#NO_ROW}
     * @param below the others; null if there are none
     */
    public OverlaidWalk(RowTable table, IntSupplier rows, @Nullable RowWalk below) {
        this.table = table;
        this.rows = rows;
        this.below = below;
    }

    @Override
    public final boolean next() {
        if (!isStarted) {
            isStarted = true;
            row = rows.getAsInt();
            nextBelow();
        } else if (isAbove) {
            row = rows.getAsInt();
        } else {
            nextBelow();
        }
        while (row != RowTable.NO_ROW || isBelow) {
            int order = compare();
            isAbove = order <= 0;
            if (order == 0) {
                nextBelow();
            }
            if (!isAbove || table.rowLength(row) > 0) {
                return true;
            }
            row = rows.getAsInt();
        }
        return false;
    }

    /** The number of the current row in the table, or {@link RowTable#NO_ROW} if it is one of those below. */
    public final int tableRow() {
        return isAbove ? row : RowTable.NO_ROW;
    }

    @Override
    public final byte[] keyArray() {
        return isAbove ? table.array(row) : lower().keyArray();
    }

    @Override
    public final int keyOffset() {
        return isAbove ? table.keyOffset(row) : lower().keyOffset();
    }

    @Override
    public final int keyLength() {
        return isAbove ? table.keyLength(row) : lower().keyLength();
    }

    @Override
    public final void row(Row into) {
        if (isAbove) {
            table.read(row, into);
        } else {
            lower().row(into);
        }
    }

    @Override
    public final void close() {
        if (below != null) {
            below.close();
        }
    }

    private void nextBelow() {
        isBelow = below != null && below.next();
    }

    private RowWalk lower() {
        if (below == null) {
            throw new IllegalStateException("the walk is not at a row");
        }
        return below;
    }

    /** Negative if the next row of the table comes first, zero if both have the same key. */
    private int compare() {
        if (!isBelow || row == RowTable.NO_ROW) {
            return isBelow ? 1 : -1;
        }
        RowWalk other = lower();
        int offset = table.keyOffset(row);
        int otherOffset = other.keyOffset();
        return Arrays.compareUnsigned(
                table.array(row),
                offset,
                offset + table.keyLength(row),
                other.keyArray(),
                otherOffset,
                otherOffset + other.keyLength());
    }
}
