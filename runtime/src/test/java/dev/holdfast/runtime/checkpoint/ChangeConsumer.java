package dev.holdfast.runtime.checkpoint;

import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.change.StateId;
import java.util.List;

/** Takes restored rows and changes alike, oldest first: entries of a later call win. */
@FunctionalInterface
interface ChangeConsumer extends Restore.Consumer {

    /** Hands over all state as of the head. */
    static void restore(Checkpoint checkpoint, ChangeConsumer consumer) {
        checkpoint.restoring(restore -> {
            for (int keyGroup = 0; keyGroup < checkpoint.keyGroups(); keyGroup++) {
                restore.keyGroup(keyGroup, consumer);
            }
        });
    }

    @Override
    default void removed(StateId state, int keyGroup, List<KeyRange> ranges) {
        throw new AssertionError("nobody has removed ranges: " + ranges.size());
    }

    @Override
    void changes(StateId state, int keyGroup, byte[] block, int offset, int length);

    @Override
    default void rows(StateId state, int keyGroup, byte[] block, int offset, int length) {
        changes(state, keyGroup, block, offset, length);
    }
}
