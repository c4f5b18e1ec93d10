package dev.holdfast.runtime.io;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.ObjectSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.serial.StateSerializer;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sink that keeps rows in memory, by batch: for tests and demonstrations. It keeps them when the query stops and restarts; a
 * batch that is delivered again takes the place of what it delivered before. Thread safe.
 *
 * @param <T> the type of the rows
 */
public final class MemorySink<T> implements ObjectSink<T> {

    private final String id;
    private final MemoryRows<T> kept;
    private final @Nullable StateSerializer<T> serializer;

    private MemorySink(String id, MemoryRows<T> kept, @Nullable StateSerializer<T> serializer) {
        this.id = Objects.requireNonNull(id, "id");
        this.kept = kept;
        this.serializer = serializer;
    }

    /**
     * A sink without rows.
     *
     * @param id names the sink in the checkpoint: unique in the pipeline, and the same over restarts
     */
    public static <T> MemorySink<T> of(String id) {
        return new MemorySink<>(id, new MemoryRows<>(), null);
    }

    /**
     * The same sink, with the same rows in it, whose rows are part of the commit. When a test breaks a query off between
     * commit and delivery and restarts it in this process, each row is there exactly once.
     */
    @CheckReturnValue
    public MemorySink<T> survivingCrashes(StateSerializer<T> rowSerializer) {
        return new MemorySink<>(id, kept, Objects.requireNonNull(rowSerializer, "rowSerializer"));
    }

    /** All rows, in order of the batches: a copy that does not change. */
    public List<T> rows() {
        return kept.all();
    }

    /** The rows of a batch, none if it delivered none: a copy that does not change. */
    public List<T> rowsOfBatch(long batchId) {
        return kept.of(batchId);
    }

    /** The batches that delivered rows, rising. */
    public List<Long> batches() {
        return kept.batches();
    }

    /** Forgets all rows, and the query they came from, so that another one may write here. */
    public void clear() {
        kept.clear();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<StateSerializer<T>> rowSerializer() {
        return Optional.ofNullable(serializer);
    }

    /** Exactly-once, as long as this process lives, if {@link #survivingCrashes}; else at-most-once. */
    @Override
    public DeliveryGuarantee guarantee() {
        return serializer == null ? DeliveryGuarantee.AT_MOST_ONCE : DeliveryGuarantee.EXACTLY_ONCE;
    }

    /** Fails if the sink holds rows of another query, whose batches have the same numbers. */
    @Override
    public Writer<T> open(QueryRun run) throws IOException {
        kept.open(id, run.queryId());
        return kept::put;
    }
}
