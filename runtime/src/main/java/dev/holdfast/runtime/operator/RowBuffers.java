package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.ChangeBlockSorter;
import dev.holdfast.serial.StateOutput;

/** What the turns of one key group need for one state. One thread at a time. */
final class RowBuffers {

    final Row row = new Row();
    final StateOutput bytes = new StateOutput();
    final StateOutput spare = new StateOutput();
    final StateOutput address = new StateOutput();
    final ChangeBlockSorter sorter = new ChangeBlockSorter();

    /** The most bytes that one of them has kept. */
    int capacity() {
        int rows = Math.max(bytes.array().length, spare.array().length);
        return Math.max(Math.max(rows, address.array().length), sorter.capacity());
    }
}
