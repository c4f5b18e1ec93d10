package dev.holdfast.runtime.io;

import java.util.Objects;
import java.util.function.Consumer;

/** Calls user code for each row. */
public final class ForEach {

    private ForEach() {}

    /**
     * A sink that hands each row to {@code consumer}, in order, from one thread, once the row's batch is committed.
     *
     * <p>A crash may lose the rows of a batch that is committed but not yet handed over: the guarantee is at-most-once. With
     * {@link ForEachSink#survivingCrashes} it is at-least-once. An exception of the consumer ends the query.
     *
     * @param id names the sink in the checkpoint: unique in the pipeline, and the same over restarts
     * @param consumer takes the rows; not called by two threads at once
     */
    public static <T> ForEachSink<T> sink(String id, Consumer<? super T> consumer) {
        Objects.requireNonNull(consumer, "consumer");
        return new ForEachSink<>(id, (batchId, rows) -> rows.forEach(consumer), null);
    }
}
