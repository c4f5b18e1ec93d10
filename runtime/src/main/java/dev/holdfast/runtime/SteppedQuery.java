package dev.holdfast.runtime;

import dev.holdfast.Pipeline;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryStatus;
import dev.holdfast.engine.Trigger;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.runtime.batch.LoopListener;
import dev.holdfast.runtime.batch.LoopSignal;
import dev.holdfast.runtime.checkpoint.commit.CommitRecord;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.runtime.operator.StoredState;
import dev.holdfast.runtime.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A query that runs a batch when it is told to, in the thread that tells it: what a test kit drives. Batches are planned, run,
 * committed and delivered by the code of {@link EmbeddedEngine}; only its threads and its waiting are left out.
 *
 * <p>Used by one thread. After a method has thrown, the query can only be {@link #abandon abandoned}, and opened again.
 */
@SuppressWarnings("exports") // what the test kit alone sees
public final class SteppedQuery implements AutoCloseable {

    private static final Executor INLINE = Runnable::run;

    private final EngineOptions options;
    private final OpenQuery query;
    private final LastProgress last;

    private SteppedQuery(EngineOptions options, OpenQuery query, LastProgress last) {
        this.options = options;
        this.query = query;
        this.last = last;
    }

    /**
     * Opens a query, restored to where its checkpoint ends.
     *
     * @param engine tells checkpoint, clock, store and number of workers; its trigger starts no batch, but one that ends
     *     limits what is read, as it does elsewhere
     * @param files the file system of the checkpoint
     * @param watch sees the calls of update functions
     * @throws dev.holdfast.engine.CheckpointException if the checkpoint is not one of this pipeline, or cannot be used
     * @throws dev.holdfast.engine.StreamingQueryException if the query could not be started for another reason
     */
    public static SteppedQuery open(
            EmbeddedEngine.Builder engine, Pipeline pipeline, CheckpointFiles files, CallWatch watch) {
        EngineOptions options = engine.files(files).watch(watch).options();
        LastProgress last = new LastProgress();
        try {
            OpenQuery query = OpenQuery.open(
                    options,
                    pipeline.plan(),
                    options.ids().get(),
                    new OpenQuery.Workers(INLINE, INLINE, INLINE),
                    new LoopSignal(options.clock()),
                    last);
            return new SteppedQuery(options, query, last);
        } catch (IOException | RuntimeException | Error e) {
            throw QueryFailure.atStart(e, options);
        }
    }

    /** The clock that an engine is told; test kits have their own. */
    public static Clock clockOf(EmbeddedEngine.Builder engine) {
        return engine.options().clock();
    }

    /** The checkpoint that an engine is told. */
    public static Path checkpointOf(EmbeddedEngine.Builder engine) {
        return engine.options().directory();
    }

    /** Whether an engine is told a trigger with which a query ends by itself. */
    public static boolean endsByItself(EmbeddedEngine.Builder engine) {
        Trigger trigger = engine.options().trigger();
        return trigger instanceof Trigger.AvailableNow || trigger instanceof Trigger.Once;
    }

    /** Identifies the query: the same after a restart from its checkpoint. */
    public UUID id() {
        return query.checkpoint().queryId();
    }

    /**
     * Runs the next batch, to its delivery, if there is something to do now.
     *
     * @return what the batch did, or empty if there was nothing to do
     * @throws dev.holdfast.engine.StreamingQueryException if the batch, its commit or its delivery failed
     */
    public Optional<StreamingQueryProgress> runBatch() {
        try {
            return query.loop().runNext() ? Optional.ofNullable(last.progress) : Optional.empty();
        } catch (RuntimeException | Error e) {
            throw QueryFailure.of(e, options);
        }
    }

    /** What the batch did whose commit or delivery failed: the next opening finds out whether it is committed. */
    public Optional<StreamingQueryProgress> unsettled() {
        return query.loop().unsettled();
    }

    /** The last committed batch, or empty before the first. */
    public Optional<Long> lastBatch() {
        return query.checkpoint().head().map(CommitRecord::batchId);
    }

    /** Moves the watermark of every stream to a time, if it is earlier: the next batch finds it there. */
    public void raiseWatermark(Instant to) {
        query.loop().raiseWatermark(to);
    }

    /** Closes event time once {@link #runBatch} finds nothing else to do, as {@code thenCloseEventTime()} of a trigger does. */
    public void closeEventTime() {
        query.loop().closeEventTime();
    }

    /**
     * What is stored for an operator, in the order of states, key groups and key bytes.
     *
     * @param <S> the type of the values, if the operator has one state
     */
    @SuppressWarnings("unchecked") // an operator id stands for one operator, whose types these are
    public <K, S> List<StoredState<K, S>> states(OperatorDeclaration<K, ?, ?> operator) {
        return (List<StoredState<K, S>>) query.loop().storedStates(operator.id());
    }

    /** Stops the query as {@link dev.holdfast.engine.StreamingQuery#stop} does. */
    @Override
    public void close() {
        query.loop().finish();
        release();
    }

    /** Drops the query where it stands, as if its process had gone; its parts are closed. */
    public void abandon() {
        release();
    }

    private void release() {
        try {
            query.close();
        } catch (IOException e) {
            throw QueryFailure.of(e, options);
        }
    }

    /** Keeps the last of what it is told. */
    private static final class LastProgress implements LoopListener {

        private @Nullable StreamingQueryProgress progress;

        @Override
        public void progress(StreamingQueryProgress latest) {
            progress = latest;
        }

        @Override
        public void status(StreamingQueryStatus status) {}
    }
}
