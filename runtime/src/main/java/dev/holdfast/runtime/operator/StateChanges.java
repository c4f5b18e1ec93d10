package dev.holdfast.runtime.operator;

import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.KeyRange;
import java.util.List;

/**
 * What a batch has changed of one state in one key group.
 *
 * @param removedRanges of which all rows are gone that were there before; sorted, and apart from each other
 * @param block what was written or removed since; sorted
 */
public record StateChanges(List<KeyRange> removedRanges, ChangeBlockWriter block) {

    /** Whether nothing has changed. */
    public boolean isEmpty() {
        return removedRanges.isEmpty() && block.size() == 0;
    }
}
