package dev.holdfast.runtime.store;

/**
 * Where the state of a query lives while it runs. What is durable is the checkpoint; a store is rebuilt from it at each
 * start, so it may keep its content anywhere, or nowhere.
 *
 * <p>An engine opens a store, fills it by {@link KeyGroupStore#apply} from the checkpoint, and then, batch by batch, reads
 * while update functions run and applies what they changed once all of them have returned. Rows of a batch that failed are
 * never applied; after a failed {@code apply} or commit the engine closes the store and uses it no more.
 *
 * <p>Threads: {@link #keyGroup} and {@link #close} are called by one thread. Different key groups are used by different
 * threads at once; one key group by one thread at a time, with a happens-before edge between two of them.
 */
public interface StateStore extends AutoCloseable {

    /** The rows of one operator in one key group; the same object for the same arguments. */
    KeyGroupStore keyGroup(String operatorId, int keyGroup);

    /** Releases everything. Called once. */
    @Override
    void close();
}
