package dev.holdfast.runtime.batch;

import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.checkpoint.Restore;
import dev.holdfast.runtime.operator.StateInstance;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills one state with what it had after a batch. Rows that are handed over for a second time replace the first ones. */
final class ReplayRestore implements Restore.Consumer {

    private final StateInstance<?> target;
    private final byte @Nullable [] key;
    private final ChangeBlockReader reader = new ChangeBlockReader();

    /** @param key the bytes of the only key whose rows are taken; null for all */
    ReplayRestore(StateInstance<?> target, byte @Nullable [] key) {
        this.target = target;
        this.key = key == null ? null : key.clone();
    }

    @Override
    public void rows(StateId state, int keyGroup, byte[] block, int offset, int length) {
        changes(state, keyGroup, block, offset, length);
    }

    @Override
    public void removed(StateId state, int keyGroup, List<KeyRange> ranges) {
        target.removeRanges(keyGroup, ranges);
    }

    @Override
    public void changes(StateId state, int keyGroup, byte[] block, int offset, int length) {
        if (key == null) {
            target.apply(keyGroup, reader.reset(block, offset, length));
            return;
        }
        ChangeBlockWriter own = new ChangeBlockWriter();
        reader.reset(block, offset, length);
        while (reader.next()) {
            if (isOf(key)) {
                own.appendEntries(block, reader.entryOffset(), reader.entryEnd() - reader.entryOffset());
            }
        }
        target.apply(keyGroup, new ChangeBlockReader().reset(own.array(), 0, own.size()));
    }

    /** No key begins with another, so what begins with a key is that key. */
    private boolean isOf(byte[] wanted) {
        int start = reader.keyOffset();
        return reader.keyLength() >= wanted.length
                && Arrays.equals(reader.array(), start, start + wanted.length, wanted, 0, wanted.length);
    }
}
