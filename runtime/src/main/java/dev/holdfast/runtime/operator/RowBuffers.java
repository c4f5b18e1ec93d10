package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.ChangeBlockSorter;
import dev.holdfast.serial.StateOutput;
import org.jspecify.annotations.Nullable;

/** What the turns of one key group need for one state. One thread at a time. */
final class RowBuffers {

    final Row row = new Row();
    final StateOutput bytes = new StateOutput();
    final StateOutput spare = new StateOutput();
    final StateOutput address = new StateOutput();
    final ChangeBlockSorter sorter = new ChangeBlockSorter();
    private @Nullable ChangedRows changed;

    /**
     * Where changes of rows with sub-keys are kept; empty.
     *
     * @param ordered whether the rows are walked in order: always the same for a state
     */
    ChangedRows changed(boolean ordered) {
        if (changed == null) {
            changed = new ChangedRows(ordered);
        }
        return changed;
    }

    /** The most bytes that one of them has kept. */
    long capacity() {
        int rows = Math.max(bytes.array().length, spare.array().length);
        int most = Math.max(Math.max(rows, address.array().length), sorter.capacity());
        return changed == null ? most : Math.max(most, changed.capacity());
    }
}
