package dev.holdfast.runtime.checkpoint.merge;

import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.KeyRange;
import java.util.List;

/** The ranges that newer runs have removed, asked for the keys of an older run in their order. */
final class RemovedRanges {

    static final RemovedRanges NONE = new RemovedRanges(List.of());

    private final List<KeyRange> ranges;
    private int next;

    /** @param ranges in any order */
    RemovedRanges(List<KeyRange> ranges) {
        this.ranges = KeyRange.union(ranges);
    }

    List<KeyRange> ranges() {
        return ranges;
    }

    /** Whether the key of an entry was removed. Keys ascend from call to call. */
    boolean contain(ChangeBlockReader entry) {
        byte[] array = entry.array();
        while (next < ranges.size() && ranges.get(next).endsBefore(array, entry.keyOffset(), entry.keyLength())) {
            next++;
        }
        return next < ranges.size() && ranges.get(next).contains(array, entry.keyOffset(), entry.keyLength());
    }
}
