package dev.holdfast.runtime.batch;

import dev.holdfast.connector.Offset;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.declared.KeyedOperators;
import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.operator.FunctionalDeclaration;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.operator.StatesDeclaration;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.runtime.checkpoint.Checkpoint;
import dev.holdfast.runtime.checkpoint.commit.CommitRecord;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.runtime.operator.InterruptGuard;
import dev.holdfast.runtime.operator.OperatorInstance;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.time.Clock;
import dev.holdfast.runtime.watermark.Watermarks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sources, operators and sinks of a query in use: opened together, at the place where the checkpoint ends. */
final class QueryParts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueryParts.class);

    /** What is broadcast is small, and all of it is to be there for the first events. */
    private static final ReadLimits NO_LIMITS = new ReadLimits(Long.MAX_VALUE, Long.MAX_VALUE);

    private final QueryGraph graph;
    private final StateStore store;
    private final Watermarks watermarks;
    private final QueryLog log;
    private final InterruptGuard interrupts;
    private final List<SourceInput> sources = new ArrayList<>();
    private final List<OperatorInstance<Object, Object, Object>> operators = new ArrayList<>();
    private final List<SinkOutput> sinks = new ArrayList<>();
    private final List<BatchResult.Changes> dropped = new ArrayList<>();

    private QueryParts(QueryGraph graph, StateStore store, String queryName) {
        this.graph = graph;
        this.store = store;
        log = new QueryLog(LOG, queryName);
        interrupts = new InterruptGuard(log::warn);
        watermarks = new Watermarks(graph.streams());
    }

    /**
     * Opens everything and restores the state.
     *
     * @throws dev.holdfast.engine.CheckpointException if the checkpoint is not one of this pipeline
     * @throws IOException if a source or a sink cannot be opened
     */
    static QueryParts open(
            QueryGraph graph,
            QueryConfig config,
            Checkpoint checkpoint,
            StateStore store,
            WorkerPool pool,
            Runnable wakeUp,
            Clock clock)
            throws IOException {
        CommitRecord head = checkpoint.head().orElse(null);
        if (head != null) {
            Catalog.checkCompatible(graph, head, config.droppedStates());
            Catalog.checkOutboxes(graph, checkpoint, head.batchId());
        }
        QueryParts parts = new QueryParts(graph, store, config.nameOf(checkpoint.queryId()));
        try {
            graph.operators()
                    .forEach(node -> parts.addOperator(node, head, config.watch(), checkpoint.keyGroups(), clock));
            if (head != null) {
                parts.restore(
                        head,
                        new StateRestore(checkpoint, parts.operators, config.droppedStates(), parts.log, clock),
                        pool);
            }
            parts.readInitialStates(head);
            parts.openSources(config, head, new QueryContext(checkpoint.queryId(), wakeUp));
            parts.openSinks(new QueryRun(checkpoint.queryId(), checkpoint.epoch()));
            return parts;
        } catch (IOException | RuntimeException | Error e) {
            parts.closeAfter(e);
            throw e;
        }
    }

    QueryGraph graph() {
        return graph;
    }

    QueryLog log() {
        return log;
    }

    StateStore store() {
        return store;
    }

    Watermarks watermarks() {
        return watermarks;
    }

    InterruptGuard interrupts() {
        return interrupts;
    }

    List<SourceInput> sources() {
        return sources;
    }

    List<OperatorInstance<Object, Object, Object>> operators() {
        return operators;
    }

    /** As the graph numbers them. */
    List<SinkOutput> sinks() {
        return sinks;
    }

    /** Removes the state of operators that are no more; part of the first batch, and empty after it. */
    List<BatchResult.Changes> takeDropped() {
        List<BatchResult.Changes> taken = List.copyOf(dropped);
        dropped.clear();
        return taken;
    }

    @Override
    public void close() throws IOException {
        IOException failure = new IOException("A source or a sink could not be closed.");
        closeAfter(failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    /** Closes everything because of {@code failure}, which takes what goes wrong in doing so. */
    void closeAfter(Throwable failure) {
        List<AutoCloseable> open = new ArrayList<>(sources);
        open.addAll(sinks);
        for (AutoCloseable part : open) {
            try {
                part.close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
    }

    /** Of the operators that have not had their first batch. */
    private void readInitialStates(@Nullable CommitRecord head) {
        Set<String> known = new HashSet<>();
        if (head != null) {
            head.operators().forEach(operator -> known.add(operator.id()));
        }
        operators.stream()
                .filter(operator -> !known.contains(operator.operator().id()))
                .forEach(OperatorInstance::readInitialStates);
        interrupts.clear("initial states");
    }

    private void openSources(QueryConfig config, @Nullable CommitRecord head, SourceContext context)
            throws IOException {
        for (SourceNode<?> node : graph.sources()) {
            String json = head == null ? null : head.offsets().get(node.source().id());
            Offset position = json == null ? null : new Offset(json);
            ReadLimits limits = graph.isForBroadcastsOnly(node) ? NO_LIMITS : config.limits();
            SourceInput source = SourceInput.open(node.source(), position, limits, context, interrupts, log);
            sources.add(source);
            if (config.endsWhenDone()) {
                source.stopAtLatest();
            }
        }
    }

    private void openSinks(QueryRun run) throws IOException {
        for (Sink<?> sink : graph.sinks()) {
            sinks.add(SinkOutput.open(sink, run));
        }
    }

    @SuppressWarnings("unchecked") // what comes out of the steps before fits the operator: the compiler saw to it
    private void addOperator(
            StatefulNode<?, ?> node, @Nullable CommitRecord head, CallWatch watch, int keyGroups, Clock clock) {
        List<Function<? super Object, ?>> keyFns = new ArrayList<>();
        node.keyedInputs().forEach(input -> keyFns.add((Function<Object, Object>) input.keyFn()));
        KeyedOperator<Object, Object, Object> operator =
                (KeyedOperator<Object, Object, Object>) KeyedOperators.of(watched(node.operator(), watch));
        OperatorRecord stored =
                head == null ? null : head.operator(operator.id()).orElse(null);
        OperatorInstance<Object, Object, Object> instance =
                new OperatorInstance<>(operator, keyFns, stored, store, keyGroups, clock, interrupts);
        StatefulNode<?, ?> broadcast = node.broadcast();
        if (broadcast != null) {
            instance.read(operators.get(graph.operatorNumber(broadcast)).share());
        }
        operators.add(instance);
    }

    private static OperatorDeclaration<?, ?, ?> watched(OperatorDeclaration<?, ?, ?> operator, CallWatch watch) {
        if (operator instanceof StatesDeclaration<?, ?, ?> states) {
            return watch.watch(states);
        } else if (operator instanceof FunctionalDeclaration<?, ?, ?, ?> function) {
            return watch.watch(function);
        }
        return operator instanceof OperatorSpec<?, ?, ?, ?> spec ? watched(spec, watch) : operator;
    }

    private static <K, T, S, R> OperatorDeclaration<K, T, R> watched(OperatorSpec<K, T, S, R> spec, CallWatch watch) {
        return spec.withUpdateFn(watch.watch(spec));
    }

    private void restore(CommitRecord head, StateRestore restore, WorkerPool pool) {
        watermarks.restore(
                head.watermarks().currentMillis(),
                head.batchTimeMillis(),
                head.watermarks().streams());
        dropped.addAll(restore.run(pool));
        operators.forEach(OperatorInstance::restored);
        store.endBatch();
    }
}
