package dev.holdfast.runtime.reader;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.checkpoint.CheckpointReader;
import dev.holdfast.runtime.files.CheckpointFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.UUID;

/**
 * Reads the state that a checkpoint holds.
 *
 * <pre>{@code
 * StateReader reader = StateReader.open(Path.of("checkpoints/sessions"));
 * StateView latest = reader.latest();
 * latest.of(SessionsOperators.track()).find("ann").ifPresent(System.out::println);
 * latest.of("Sessions.track").json().all().forEach(System.out::println);
 * latest.of("Sessions.track").keyGroups().forEach(System.out::println);
 * }</pre>
 *
 * <p>Takes no lock and changes nothing, so it may be used while a query runs on the checkpoint, and on a copy. It holds no
 * file open between calls and need not be closed. Thread safe.
 *
 * <p>Nothing is given out that was not verified: the outline of all files when a batch is chosen, and rows when they are read, so
 * that one key of much state is found soon. What is damaged is read from older files, if they suffice; else it ends in a
 * {@link CheckpointException} that names the file.
 */
public final class StateReader {

    /** A running query removes old files, and may do so while the newest batch is looked for. */
    private static final int ATTEMPTS = 5;

    private final CheckpointReader checkpoint;

    private StateReader(CheckpointReader checkpoint) {
        this.checkpoint = checkpoint;
    }

    /**
     * Opens the checkpoint in a directory.
     *
     * @throws CheckpointException if there is none, or it cannot be read
     */
    public static StateReader open(Path checkpoint) {
        return new StateReader(CheckpointReader.open(CheckpointFiles.local(), checkpoint));
    }

    /** The query whose checkpoint it is. */
    public UUID queryId() {
        return checkpoint.queryId();
    }

    /** The number of key groups into which state is divided. */
    public int keyGroups() {
        return checkpoint.keyGroups();
    }

    /**
     * The batches as of which the state can be read, oldest first; empty before the first one. A running query moves them on.
     *
     * @throws CheckpointException as {@link #latest} does, if the last batch cannot be read because a file is missing; those
     *     before the gap can, with {@link #asOf}
     */
    public NavigableSet<Long> batches() {
        return checkpoint.batches();
    }

    /**
     * The state after the last batch: the one that a query would go on with. An older one is never given out in its place.
     *
     * @throws CheckpointException if there is no batch yet, or a file is missing, or its outline damaged
     */
    public StateView latest() {
        for (int attempt = 1; ; attempt++) {
            long last = checkpoint.lastBatch();
            if (last < 0) {
                throw new CheckpointException(
                        "Checkpoint " + checkpoint.directory() + " has no batch yet. Run its query first.");
            }
            try {
                return asOf(last);
            } catch (CheckpointException e) {
                if (attempt == ATTEMPTS || checkpoint.lastBatch() == last) {
                    throw e;
                }
            }
        }
    }

    /**
     * The rows that are committed, and that the checkpoint does not know to be delivered: those that a start of the query offers to sinks again. These
     * can only be of the last batch, since a batch is committed when the one before it was delivered. While a query runs, they are most often delivered, or being
     * delivered: it notes that when it ends.
     *
     * @return one for each sink with such rows, by the ids of the sinks; none before the first batch
     * @throws CheckpointException as {@link #latest} does, if the last batch cannot be read
     */
    public List<UndeliveredRows> undelivered() {
        long last = checkpoint.lastBatch();
        if (last < 0) {
            return List.of();
        }
        CheckpointReader.Content content = checkpoint.read(last);
        if (checkpoint.isNotedAsDelivered(content)) {
            return List.of();
        }
        Instant time = Instant.ofEpochMilli(content.commit().batchTimeMillis());
        return content.outboxRows().entrySet().stream()
                .map(sink -> new UndeliveredRows(sink.getKey(), last, time, sink.getValue()))
                .toList();
    }

    /**
     * The state after a batch.
     *
     * @param batchId one of {@link #batches}
     * @throws CheckpointException if the batch is not retained, or a file is missing, or its outline damaged
     */
    public StateView asOf(long batchId) {
        return new StateView(checkpoint.directory(), checkpoint.keyGroups(), checkpoint.read(batchId));
    }
}
