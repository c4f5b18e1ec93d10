package dev.holdfast.runtime.store;

import dev.holdfast.runtime.change.StateId;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the state of a query lives while it runs. What is durable is the checkpoint; a store is rebuilt from it at each
 * start, so it may keep its content anywhere, or nowhere. A store of your own is a class that implements this; its keys and
 * rows are bytes, so it cannot make results differ.
 *
 * <p>Who calls what, in which order:
 *
 * <ol>
 *   <li>The engine makes the store, empty, by the supplier that it was given, and asks for each state's key groups.
 *   <li>If there is a checkpoint, each key group gets its rows by {@link KeyGroupStore#load}, and changes that are newer by
 *       {@link KeyGroupStore#apply}; then {@link #endBatch} once.
 *   <li>In each batch, for each key group with work: {@link KeyGroupStore#due}; then {@link KeyGroupStore#prefetch}, and
 *       {@link KeyGroupStore#get} as update functions are called; then the rows of what was due. The store is not changed
 *       meanwhile.
 *   <li>When all calls of the batch have returned, {@link KeyGroupStore#apply} for each key group with changes, then
 *       {@link #endBatch} once. The commit of the batch may still be under way then, and the next batch already reads.
 *   <li>{@link #close}.
 * </ol>
 *
 * <p>A batch whose calls fail is never applied. After a failed {@code apply} or {@code endBatch}, or a failed commit, the
 * engine closes the store and uses it no more: a store never has to undo anything, and nothing that it wrote outlives it.
 *
 * <p>Threads: {@link #keyGroup}, {@link #endBatch}, {@link #metrics} and {@link #close} are called by one thread. Different
 * key groups are used by different threads at once; one key group by one thread at a time, with a happens-before edge
 * between two of them, and between each of them and the thread that calls {@code endBatch}.
 *
 * <p>What a store throws ends the query. What is not promised: that {@code prefetch} or {@code load} are called at all, or
 * that a key group with changes was read before.
 */
public interface StateStore extends AutoCloseable {

    /** The rows of one state in one key group; the same object for the same arguments. A state is always asked for with the same access. */
    KeyGroupStore keyGroup(StateId state, RowAccess access, int keyGroup);

    /** Says that all changes of a batch were applied, or that all state was restored. By default nothing happens. */
    default void endBatch() {}

    /**
     * Figures about the states of an operator for its {@code customMetrics} in the progress, as of the last {@link #endBatch};
     * a map of the caller's own. By default there are none.
     */
    default SortedMap<String, Long> metrics(String operatorId) {
        return new TreeMap<>();
    }

    /** Releases everything. Called once. */
    @Override
    void close();
}
