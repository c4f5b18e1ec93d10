package dev.holdfast.runtime.operator;

import dev.holdfast.runtime.change.ChangeBlockSorter;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.store.Row;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * What the calls of one key group need while they run, and then those of another. Inputs remember short strings that they read,
 * so a set that was used lately reads faster than a new one; what it reads is the same. One thread at a time.
 */
final class CallBuffers {

    /** What a few large rows have filled is not kept. */
    private static final int MAX_KEPT_BYTES = 4 << 20;

    final Row row = new Row();
    final StateInput keyInput = new StateInput();
    final StateOutput rowBytes = new StateOutput();
    final ChangeBlockSorter sorter = new ChangeBlockSorter();

    /** The sorted changes since the last time. */
    ChangeBlockWriter takeChanges() {
        ChangeBlockWriter changes = new ChangeBlockWriter(sorter.size());
        sorter.sortInto(changes);
        sorter.clear();
        return changes;
    }

    private boolean isLarge() {
        return rowBytes.array().length > MAX_KEPT_BYTES || sorter.capacity() > MAX_KEPT_BYTES;
    }

    /** Those that nobody uses, the last one used first; as many as there were threads at once. Thread safe. */
    static final class Pool {

        private final Deque<CallBuffers> free = new ConcurrentLinkedDeque<>();

        CallBuffers take() {
            CallBuffers buffers = free.pollFirst();
            return buffers == null ? new CallBuffers() : buffers;
        }

        /** Not called after a failure: what is left in them then is unknown. */
        void giveBack(CallBuffers buffers) {
            if (!buffers.isLarge()) {
                free.addFirst(buffers);
            }
        }
    }
}
