package dev.holdfast.runtime.batch;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.checkpoint.Checkpoint;
import dev.holdfast.runtime.checkpoint.commit.CommitRecord;
import dev.holdfast.runtime.checkpoint.segment.SegmentWriter;
import dev.holdfast.runtime.operator.InterruptGuard;
import dev.holdfast.runtime.time.Clock;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Commits a batch and then delivers it, while the loop runs the next one. At most one batch is here: the loop waits for it
 * before it hands over another, so the batch before has always been delivered when a batch is committed.
 *
 * <p>Used by the thread of the loop; the work itself is done by the executor.
 */
final class CommitStage {

    private final Checkpoint checkpoint;
    private final List<SinkOutput> sinks;
    private final InterruptGuard interrupts;
    private final Activity activity;
    private final Executor executor;
    private final Clock clock;
    private final BiConsumer<BatchResult, Timing> delivered;
    private @Nullable FutureTask<?> underWay;

    /** Tells {@code delivered} of each batch when all sinks have it, in a thread of the executor. */
    CommitStage(
            Checkpoint checkpoint,
            QueryParts parts,
            Executor executor,
            Clock clock,
            Activity activity,
            BiConsumer<BatchResult, Timing> delivered) {
        this.checkpoint = checkpoint;
        sinks = parts.sinks();
        interrupts = parts.interrupts();
        this.activity = activity;
        this.executor = executor;
        this.clock = clock;
        this.delivered = delivered;
    }

    /**
     * How long a batch took here.
     *
     * @param writeNanos to write the segment
     * @param commitNanos to make it count
     * @param deliveryNanos to deliver to all sinks
     */
    record Timing(long writeNanos, long commitNanos, long deliveryNanos) {

        /** Of a batch that did not get through. */
        static final Timing NONE = new Timing(0, 0, 0);
    }

    /** Delivers what a crash may have left undelivered: the last batch, to the sinks that do not say that they have it. */
    void recover(CommitRecord head) throws IOException {
        boolean hinted = checkpoint.deliveredHint().equals(OptionalLong.of(head.batchId()));
        for (SinkOutput sink : sinks) {
            OptionalLong last = sink.lastBatch();
            if (last.isPresent() && last.getAsLong() > head.batchId()) {
                throw ahead(sink, last.getAsLong(), "the checkpoint ends with batch " + head.batchId());
            }
            if (!hinted && last.orElse(-1) < head.batchId()) {
                delivering(head.batchId(), sink, () -> sink.deliverAgain(head.batchId(), checkpoint));
            }
        }
    }

    /** Refuses sinks that have batches of this query although the checkpoint has none. */
    void checkNothingDelivered() throws IOException {
        for (SinkOutput sink : sinks) {
            OptionalLong last = sink.lastBatch();
            if (last.isPresent()) {
                throw ahead(sink, last.getAsLong(), "the checkpoint has none");
            }
        }
    }

    /** The ways out, that which loses nothing first. */
    private CheckpointException ahead(SinkOutput sink, long batchId, String checkpointHas) {
        return new CheckpointException("Sink '" + sink.sink().id() + "' ("
                + sink.sink().description() + ") has batch " + batchId + ", but " + checkpointHas
                + ": it is older than its sink, and going on would give results twice. "
                + checkpoint.lost().map(lost -> lost + " Nothing was removed. ").orElse("")
                + "Make sure that no other run uses the checkpoint, and restore the newer checkpoint. Where there is none:"
                + " copy away what the sink has, empty it, and start with a new checkpoint directory.");
    }

    /** Hands a batch over, after {@link #await}. */
    void submit(BatchResult batch) {
        FutureTask<?> work = new FutureTask<>(() -> commitAndDeliver(batch), null);
        underWay = work;
        executor.execute(work);
    }

    /** Waits until the batch that was handed over has been delivered. What went wrong there is thrown here. */
    void await() {
        FutureTask<?> waitFor = underWay;
        underWay = null;
        if (waitFor != null) {
            Outcome.of(waitFor);
        }
    }

    /** Lets sinks do what is due, after {@link #await}. */
    void idle() {
        long last = checkpoint.head().map(CommitRecord::batchId).orElse(-1L);
        for (SinkOutput sink : sinks) {
            delivering(last, sink, sink::idle);
        }
    }

    private void commitAndDeliver(BatchResult batch) {
        long start = clock.nanoTime();
        activity.committing(batch.plan().batchId());
        long written = commit(batch);
        long committed = clock.nanoTime();
        for (int number = 0; number < sinks.size(); number++) {
            long batchId = batch.plan().batchId();
            SinkOutput sink = sinks.get(number);
            SinkRows rows = batch.sinks().get(number);
            delivering(batchId, sink, () -> sink.deliver(batchId, rows, checkpoint));
        }
        delivered.accept(batch, new Timing(written - start, committed - written, clock.nanoTime() - committed));
        if (isNoted(batch.plan().batchId())) {
            checkpoint.hintDelivered(batch.plan().batchId());
        }
    }

    /**
     * Whether a file beside the batches is to say that this one was there: the first, the second, the fourth and so on. Before the first
     * snapshot nothing else in the checkpoint knows of them if somebody deletes the last ones.
     */
    private static boolean isNoted(long batchId) {
        return Long.bitCount(batchId + 1) == 1;
    }

    /** Returns when everything was written but the record that makes it count. */
    private long commit(BatchResult batch) {
        SegmentWriter segment = checkpoint.begin(batch.plan().batchId());
        try {
            for (BatchResult.Changes change : batch.changes()) {
                segment.removedRanges(change.state(), change.keyGroup(), change.removedRanges());
                segment.changes(
                        change.state(),
                        change.keyGroup(),
                        change.block().array(),
                        0,
                        change.block().size());
            }
            for (int sink = 0; sink < sinks.size(); sink++) {
                SinkRows rows = batch.sinks().get(sink);
                if (rows.bytes().size() > 0) {
                    segment.outbox(
                            sinks.get(sink).sink().id(),
                            rows.bytes().array(),
                            0,
                            rows.bytes().size(),
                            rows.count());
                }
            }
            long written = clock.nanoTime();
            segment.commit(batch.record());
            return written;
        } finally {
            segment.abandon();
        }
    }

    /** Runs a delivery. What the sink throws says which sink it was, and what becomes of the rows. */
    private void delivering(long batchId, SinkOutput sink, Delivery delivery) {
        activity.delivering(sink.name(), batchId);
        try {
            delivery.run();
        } catch (CheckpointException e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            throw BatchFailure.ofDelivery(batchId, sink.sink(), e);
        } finally {
            interrupts.clear(sink.name());
        }
    }

    /** What a sink is asked to do. */
    @FunctionalInterface
    private interface Delivery {
        void run() throws IOException;
    }
}
