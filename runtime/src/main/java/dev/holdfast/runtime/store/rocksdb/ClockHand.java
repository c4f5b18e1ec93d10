package dev.holdfast.runtime.store.rocksdb;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides which rows leave the heap. A hand goes around all key groups, one after the other, and through the rows of each. A
 * row that no batch has used since it came by last is given up, one that was used is spared, up to three times.
 *
 * <p>A hand for all key groups, rather than one for each, makes that rows which are written come from few key groups at a
 * time, with many from each: RocksDB takes neighbours in less time, and has less to rewrite when it compacts.
 */
final class ClockHand {

    private static final int MOST_TURNS = 5;

    private final List<RocksDbKeyGroup> keyGroups = new ArrayList<>();
    private int at;

    void add(RocksDbKeyGroup keyGroup) {
        keyGroups.add(keyGroup);
    }

    /** Gives up rows until the limit is kept. */
    void turn(KeptBytes bytes) {
        for (int left = MOST_TURNS * keyGroups.size(); left > 0 && bytes.excess() > 0; ) {
            if (keyGroups.get(at).evict(bytes.excess())) {
                at = (at + 1) % keyGroups.size();
                left--;
            }
        }
    }
}
