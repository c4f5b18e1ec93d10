package dev.holdfast.runtime.batch;

import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.checkpoint.Checkpoint;
import dev.holdfast.runtime.checkpoint.Restore;
import dev.holdfast.runtime.operator.OperatorInstance;
import dev.holdfast.runtime.operator.StateInstance;
import dev.holdfast.runtime.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Fills the store from the checkpoint, by all workers at once. Says from time to time how far it is. */
final class StateRestore {

    private static final long NANOS_BETWEEN_LINES = TimeUnit.SECONDS.toNanos(5);

    private final Checkpoint checkpoint;
    private final Map<StateId, StateInstance<?>> states = new HashMap<>();
    private final Set<String> dropped;
    private final QueryLog log;
    private final Clock clock;
    private final List<List<BatchResult.Changes>> removals = new ArrayList<>();
    private long lastLineNanos;
    private int keyGroupsDone;
    private long bytesDone;

    /** @param dropped operators and states whose rows are not restored, but removed */
    StateRestore(
            Checkpoint checkpoint,
            List<? extends OperatorInstance<?, ?, ?>> operators,
            Set<String> dropped,
            QueryLog log,
            Clock clock) {
        this.log = log;
        this.checkpoint = checkpoint;
        this.dropped = dropped;
        this.clock = clock;
        operators.forEach(operator -> operator.states().forEach(state -> states.put(state.id(), state)));
        for (int keyGroup = 0; keyGroup < checkpoint.keyGroups(); keyGroup++) {
            removals.add(new ArrayList<>());
        }
    }

    /** Restores all state, and gives the changes that remove the state of dropped operators. */
    List<BatchResult.Changes> run(WorkerPool pool) {
        long start = clock.nanoTime();
        lastLineNanos = start;
        checkpoint.restoring(restore -> {
            log.info("restoring " + restore.bytes() + " bytes of state of " + restore.states());
            pool.run(false, (worker, keyGroup) -> restore(restore, keyGroup));
        });
        long rows = states.values().stream().mapToLong(StateInstance::rows).sum();
        log.info("restored " + rows + " rows in " + TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - start) + " ms");
        return removals.stream().flatMap(List::stream).toList();
    }

    private void restore(Restore restore, int keyGroup) {
        KeyGroupRestore target = new KeyGroupRestore(keyGroup);
        restore.keyGroup(keyGroup, target);
        done(target.bytes, restore.bytes());
    }

    private synchronized void done(long bytes, long allBytes) {
        keyGroupsDone++;
        bytesDone += bytes;
        long now = clock.nanoTime();
        if (now - lastLineNanos > NANOS_BETWEEN_LINES) {
            lastLineNanos = now;
            log.info("restoring: " + keyGroupsDone + " of " + checkpoint.keyGroups() + " key groups, " + bytesDone
                    + " bytes of at most " + allBytes);
        }
    }

    /** Takes the rows of one key group to where they belong. */
    private final class KeyGroupRestore implements Restore.Consumer {

        private final List<BatchResult.Changes> removed;
        private final ChangeBlockReader reader = new ChangeBlockReader();
        private long bytes;

        KeyGroupRestore(int keyGroup) {
            removed = removals.get(keyGroup);
        }

        @Override
        public void rows(StateId state, int keyGroup, byte[] block, int offset, int length) {
            bytes += length;
            StateInstance<?> known = states.get(state);
            if (known != null) {
                known.load(keyGroup, reader.reset(block, offset, length));
            } else if (isDropped(state)) {
                remove(state, keyGroup, reader.reset(block, offset, length));
            }
        }

        @Override
        public void removed(StateId state, int keyGroup, List<KeyRange> ranges) {
            StateInstance<?> known = states.get(state);
            if (known != null) {
                known.removeRanges(keyGroup, ranges);
            }
        }

        @Override
        public void changes(StateId state, int keyGroup, byte[] block, int offset, int length) {
            bytes += length;
            StateInstance<?> known = states.get(state);
            if (known != null) {
                known.apply(keyGroup, reader.reset(block, offset, length));
            } else if (isDropped(state)) {
                remove(state, keyGroup, reader.reset(block, offset, length));
            }
        }

        private boolean isDropped(StateId state) {
            return dropped.contains(state.operatorId()) || dropped.contains(state.toString());
        }

        private void remove(StateId state, int keyGroup, ChangeBlockReader rows) {
            ChangeBlockWriter block = new ChangeBlockWriter();
            while (rows.next()) {
                block.appendRemoval(rows.array(), rows.keyOffset(), rows.keyLength());
            }
            removed.add(new BatchResult.Changes(state, keyGroup, List.of(), block));
        }
    }
}
