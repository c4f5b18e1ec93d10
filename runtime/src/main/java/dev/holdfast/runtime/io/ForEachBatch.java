package dev.holdfast.runtime.io;

import java.util.List;
import java.util.function.BiConsumer;

/** Calls user code for each batch that has rows. */
public final class ForEachBatch {

    private ForEachBatch() {}

    /**
     * A sink that hands the rows of each batch to {@code consumer}, from one thread, once the batch is committed; a batch
     * without rows is left out.
     *
     * <p>A crash may lose a batch that is committed but not yet handed over: the guarantee is at-most-once. With
     * {@link ForEachSink#survivingCrashes} it is at-least-once, and a batch that comes again has the number it had before: a
     * consumer that remembers, in the same transaction as the rows, the last number it took gets each batch exactly once. An
     * exception of the consumer ends the query.
     *
     * @param id names the sink in the checkpoint: unique in the pipeline, and the same over restarts
     * @param consumer takes the number of the batch, which rises, and its rows
     */
    public static <T> ForEachSink<T> sink(String id, BiConsumer<Long, List<T>> consumer) {
        return new ForEachSink<>(id, consumer, null);
    }
}
