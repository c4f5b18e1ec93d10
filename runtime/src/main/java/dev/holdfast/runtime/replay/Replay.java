package dev.holdfast.runtime.replay;

import dev.holdfast.Pipeline;
import dev.holdfast.PipelineDefinition;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.engine.CheckpointException;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.declared.KeyedOperators;
import dev.holdfast.operator.AnyStates;
import dev.holdfast.operator.FunctionalOperator;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.operator.StatefulOperator;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.runtime.batch.Catalog;
import dev.holdfast.runtime.batch.KeyReplay;
import dev.holdfast.runtime.batch.QueryGraph;
import dev.holdfast.runtime.batch.ReplayOutcome;
import dev.holdfast.runtime.batch.SourceException;
import dev.holdfast.runtime.reader.JsonRows;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.store.heap.HeapStateStore;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs committed batches again, for one key of one operator: with the state as the batch before left it, the events that the batch
 * read, and the times and the watermark that it had. The operator's functions are called in the calling thread, so a breakpoint in them
 * stops where the key was dealt with.
 *
 * <pre>{@code
 * ReplayReport report = Replay.of(Path.of("checkpoints/clicks"), pipeline).batch(4711).key("ada");
 * System.out.println(report);
 * }</pre>
 *
 * <p>The checkpoint may be in use, or a copy; nothing is written to it, and nothing to sinks. Sources are opened and read, and are never
 * told that anything is committed. Functions of the pipeline that stand before the operator are called for all keys, as the batch
 * called them; other operators whose results lead to it have their whole state in memory meanwhile.
 *
 * <p>Immutable. The types of the pipeline may have changed as they may between two starts of a query.
 *
 * @param <K> the type of the keys
 */
public final class Replay<K> {

    /** As many due timeouts as an engine calls in a batch by default. */
    private static final ReadLimits LIMITS = new ReadLimits(100_000, 64L << 20);

    private final Path checkpoint;
    private final QueryGraph graph;
    private final @Nullable String operatorId;
    private final long first;
    private final long last;

    private Replay(Path checkpoint, QueryGraph graph, @Nullable String operatorId, long first, long last) {
        this.checkpoint = checkpoint;
        this.graph = graph;
        this.operatorId = operatorId;
        this.first = first;
        this.last = last;
    }

    /**
     * A replay of batches of a query.
     *
     * @param checkpoint the directory of its checkpoint, or a copy
     * @param pipeline the pipeline that it ran, with sources that can still read what it read
     */
    public static Replay<Object> of(Path checkpoint, Pipeline pipeline) {
        QueryGraph graph = QueryGraph.of(pipeline.plan());
        Catalog.checkFormats(graph);
        return new Replay<>(Objects.requireNonNull(checkpoint, "checkpoint"), graph, null, -1, -1);
    }

    /** The same, of a pipeline that a class defines. */
    public static Replay<Object> of(Path checkpoint, PipelineDefinition pipeline) {
        return of(checkpoint, pipeline.define());
    }

    /**
     * Which operator is of interest; need not be said if the pipeline has one.
     *
     * @throws IllegalArgumentException if the pipeline has no such operator
     */
    public Replay<Object> operator(String id) {
        return withOperator(id);
    }

    /** The same, by the operator as it stands in the pipeline. */
    public <J> Replay<J> operator(StatefulOperator<J, ?, ?, ?> operator) {
        return withOperator(operator.spec().id());
    }

    /** The same, of an operator that is a function from state to state. */
    public <J> Replay<J> operator(FunctionalOperator<J, ?, ?, ?> operator) {
        return withOperator(operator.declaration().id());
    }

    /** The same, of an operator that takes its states as parameters. */
    public <J> Replay<J> operator(AnyStates<J, ?, ?> operator) {
        return withOperator(operator.declaration().id());
    }

    private <J> Replay<J> withOperator(String id) {
        if (graph.operators().stream().noneMatch(node -> node.operator().id().equals(id))) {
            throw new IllegalArgumentException(
                    "The pipeline has no operator '" + id + "'. It has " + operatorIds() + ".");
        }
        return new Replay<>(checkpoint, graph, id, first, last);
    }

    /** Which batch runs again. */
    public Replay<K> batch(long batchId) {
        return batches(batchId, batchId);
    }

    /**
     * Which batches run again, one after the other, each from what was committed before it.
     *
     * @param firstBatch 0 or later
     * @param lastBatch not before it
     */
    public Replay<K> batches(long firstBatch, long lastBatch) {
        if (firstBatch < 0 || lastBatch < firstBatch) {
            throw new IllegalArgumentException("There are no batches from " + firstBatch + " to " + lastBatch
                    + ". Batches are counted from 0, the first before the last.");
        }
        return new Replay<>(checkpoint, graph, operatorId, firstBatch, lastBatch);
    }

    /**
     * Runs the batches again for a key.
     *
     * @param key of the operator's type
     * @return what was seen; calls of functions that threw are in it
     * @throws IllegalArgumentException if the key is of another type, or operator or batch were not said
     * @throws CheckpointException if a batch, or the one before it, is not held any more, or the pipeline is not that of the checkpoint
     * @throws UncheckedIOException if a source cannot read again what it read then
     */
    public ReplayReport key(K key) {
        KeySerializer<Object> keys = keys();
        StateOutput bytes = new StateOutput();
        try {
            keys.write(Objects.requireNonNull(key, "key"), bytes);
        } catch (ClassCastException e) {
            throw new IllegalArgumentException(
                    "The keys of operator '" + operatorId() + "' are of type " + keys.schema() + ", and not "
                            + key.getClass().getName() + ". Give a key of that type.",
                    e);
        }
        return run(bytes.toByteArray(), JsonRows.key(keys, key));
    }

    /**
     * The same, of a key as JSON: {@code 7}, {@code "ann"} in quotes, {@code {"country":"AT","number":7}}.
     *
     * @throws IllegalArgumentException also if it is not a key of the operator's type
     */
    public ReplayReport keyJson(String json) {
        KeySerializer<Object> keys = keys();
        byte[] bytes = JsonRows.keyBytes(keys, json);
        return run(bytes, JsonRows.key(keys, keys.read(new StateInput(bytes))));
    }

    private ReplayReport run(byte[] key, String keyJson) {
        if (first < 0) {
            throw new IllegalArgumentException("Say which batch is to run again, with batch(…) or batches(…).");
        }
        PastBatches past = new PastBatches(checkpoint);
        List<ReplayedBatch> batches = new ArrayList<>();
        for (long batchId = first; batchId <= last; batchId++) {
            batches.add(run(past, batchId, key, keyJson));
        }
        return new ReplayReport(operatorId(), keyJson, batches);
    }

    private ReplayedBatch run(PastBatches past, long batchId, byte[] key, String keyJson) {
        KeyReplay.Place place = past.place(batchId);
        Catalog.checkCompatible(graph, place.batch().commit(), Set.of());
        WatchedOperator<Object, Object, Object> watched = new WatchedOperator<>(target(), key);
        KeyReplay replay = new KeyReplay(graph, targetNumber(), key, operator -> watched, LIMITS);
        try (StateStore store = new HeapStateStore()) {
            ReplayOutcome outcome = replay.run(place, store);
            Committed committed = new Committed(past.view(batchId), place.batch());
            return new ReplayedBatch(
                    batchId,
                    Instant.ofEpochMilli(outcome.times().processingMillis()),
                    WatchedTurn.instant(outcome.times().watermarkMillis()),
                    watched.calls(),
                    outcome.late(),
                    committed.state(outcome, keyJson),
                    committed.results(outcome),
                    outcome.failure());
        } catch (SourceException e) {
            throw new UncheckedIOException("Batch " + batchId + " cannot be replayed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Batch " + batchId + " cannot be replayed: " + e, e);
        }
    }

    @SuppressWarnings("unchecked") // the pipeline's types are erased in a graph
    private KeyedOperator<Object, Object, Object> target() {
        return (KeyedOperator<Object, Object, Object>) KeyedOperators.of(declaration());
    }

    @SuppressWarnings("unchecked") // as above; a key of another type is refused when it is written
    private KeySerializer<Object> keys() {
        return (KeySerializer<Object>) declaration().keySerializer();
    }

    private OperatorDeclaration<?, ?, ?> declaration() {
        return graph.operators().get(targetNumber()).operator();
    }

    private String operatorId() {
        return declaration().id();
    }

    private int targetNumber() {
        List<StatefulNode<?, ?>> operators = graph.operators();
        for (int number = 0; number < operators.size(); number++) {
            String id = operators.get(number).operator().id();
            if (operatorId == null ? operators.size() == 1 : operatorId.equals(id)) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                "Say which operator is of interest, with operator(…): the pipeline has " + operatorIds() + ".");
    }

    private List<String> operatorIds() {
        return graph.operators().stream().map(node -> node.operator().id()).toList();
    }
}
