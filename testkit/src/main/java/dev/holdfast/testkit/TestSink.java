package dev.holdfast.testkit;

import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.serial.StateInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sink that keeps rows for a test to read. It is exactly-once as long as the process lives, for rows of any type: what the
 * commit holds of a row is its number here. It also works with an {@code EmbeddedEngine}. Thread safe.
 *
 * @param <R> the type of the rows
 */
public final class TestSink<R> implements OutboxSink<R> {

    private final String id;
    private final List<R> encoded = new ArrayList<>();
    private final TreeMap<Long, List<R>> delivered = new TreeMap<>();
    private @Nullable UUID writer;
    private Runnable onDelivery = () -> {};

    private TestSink(String id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    /**
     * A sink without rows.
     *
     * @param id names the sink in the checkpoint: unique in the pipeline
     */
    public static <R> TestSink<R> of(String id) {
        return new TestSink<>(id);
    }

    /** All rows that were delivered, in order: a copy. */
    public synchronized List<R> rows() {
        return delivered.values().stream().flatMap(List::stream).toList();
    }

    /** The rows that a batch delivered, none if there were none: a copy. */
    public synchronized List<R> rowsOfBatch(long batchId) {
        return List.copyOf(delivered.getOrDefault(batchId, List.of()));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public DeliveryGuarantee guarantee() {
        return DeliveryGuarantee.EXACTLY_ONCE;
    }

    @Override
    public RowEncoder<R> newEncoder() {
        return (row, out) -> out.writeVarInt(number(row));
    }

    /** Fails if the sink holds rows of another query, whose batches have the same numbers. */
    @Override
    public Writer open(QueryRun run) throws IOException {
        synchronized (this) {
            if (!delivered.isEmpty() && !run.queryId().equals(writer)) {
                throw new IOException(
                        "TestSink '" + id + "' holds rows of another query. Make a new sink, and a pipeline"
                                + " with it, for each tester.");
            }
            writer = run.queryId();
        }
        return new Deliveries();
    }

    /** How many rows have been encoded, delivered or not. */
    synchronized int encodedCount() {
        return encoded.size();
    }

    /** The rows that were encoded behind the first {@code from}, in order. */
    synchronized List<Object> encodedSince(int from) {
        return List.copyOf(encoded.subList(from, encoded.size()));
    }

    /** Remembers what the sink has; the result brings it back. */
    synchronized Runnable save() {
        List<R> savedEncoded = List.copyOf(encoded);
        Map<Long, List<R>> savedDelivered = new TreeMap<>(delivered);
        UUID savedWriter = writer;
        Runnable savedAction = onDelivery;
        onDelivery = () -> {};
        return () -> restore(savedEncoded, savedDelivered, savedWriter, savedAction);
    }

    private synchronized void restore(
            List<R> savedEncoded, Map<Long, List<R>> savedDelivered, @Nullable UUID savedWriter, Runnable action) {
        encoded.clear();
        encoded.addAll(savedEncoded);
        delivered.clear();
        delivered.putAll(savedDelivered);
        writer = savedWriter;
        onDelivery = action;
    }

    /** Called in each delivery once the rows are there. */
    synchronized void onDelivery(Runnable action) {
        onDelivery = action;
    }

    private synchronized int number(R row) {
        encoded.add(row);
        return encoded.size() - 1;
    }

    private synchronized void put(long batchId, byte[] numbers) {
        List<R> rows = new ArrayList<>();
        StateInput in = new StateInput(numbers);
        while (in.remaining() > 0) {
            rows.add(encoded.get(in.readVarInt()));
        }
        delivered.put(batchId, rows);
        onDelivery.run();
    }

    private synchronized OptionalLong lastDelivered() {
        return delivered.isEmpty() ? OptionalLong.empty() : OptionalLong.of(delivered.lastKey());
    }

    private final class Deliveries implements Writer {

        @Override
        public OptionalLong lastBatch() {
            return lastDelivered();
        }

        @Override
        public void deliver(long batchId, InputStream rows) throws IOException {
            put(batchId, rows.readAllBytes());
        }
    }
}
