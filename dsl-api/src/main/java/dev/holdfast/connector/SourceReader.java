package dev.holdfast.connector;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Source} in use by one query. An engine calls, for each batch: {@link #latest(Duration)}, {@link #plan}, {@link #read} for
 * each split, and, once the batch is committed, {@link #committed}; all from one thread, except that splits may be read
 * from several threads at once. A batch that fails before its commit is planned anew, maybe with other limits.
 *
 * @param <T> the type of the events
 */
public interface SourceReader<T> extends AutoCloseable {

    /** The offset behind everything that can be read now. */
    Offset latest() throws IOException;

    /**
     * The same, but the query waits for it: it runs no timeout and reads no other source meanwhile. A source that has to ask another system
     * gives, when there is no answer in time, what it knew before; it asks on, and gives the answer the next time.
     *
     * @param deadline how long it may take
     */
    default Offset latest(Duration deadline) throws IOException {
        return latest();
    }

    /**
     * The same for a query that ends with what is there now: from this call on, plans also take input that looks unfinished but
     * can be read as it is.
     */
    default Offset end() throws IOException {
        return latest();
    }

    /**
     * What plans have left out because it looks unfinished, for people; empty if there was nothing. Of interest when there is
     * nothing else left to read.
     */
    default Optional<String> unfinished() {
        return Optional.empty();
    }

    /**
     * Decides what a batch reads.
     *
     * @param from where the last batch ended, or null at the very beginning
     * @param until what {@link #latest} or {@link #end} returned last, perhaps several plans ago; the plan does not go beyond it
     * @param limits the most it may read
     * @throws IOException if the input is not what was read before, for example because a file is missing
     */
    ReadPlan plan(@Nullable Offset from, Offset until, ReadLimits limits) throws IOException;

    /**
     * Plans what an earlier batch has read, to look at it again. Called in place of {@link #plan}, of readers that serve nothing else;
     * nothing is said to be {@link #committed} there.
     *
     * @param from where the batch before it ended, or null at the very beginning
     * @param end where the batch ended; the plan ends there too
     * @throws IOException if it cannot be read any more, with the reason
     */
    default ReadPlan planAgain(@Nullable Offset from, Offset end) throws IOException {
        ReadPlan plan = plan(from, end, new ReadLimits(Long.MAX_VALUE, Long.MAX_VALUE));
        if (!plan.end().equals(end)) {
            throw new IOException("What was read from offset " + (from == null ? "nothing" : from) + " to " + end
                    + " cannot be read again: the source now reads to " + plan.end()
                    + ". Give it the input that it had then.");
        }
        return plan;
    }

    /**
     * How much there is to read between two offsets, for the progress. Called after {@link #plan}, often: it must not cost more than
     * that.
     *
     * @param from the end of the last plan
     * @param until what {@link #latest} or {@link #end} returned for it
     */
    default Backlog backlog(Offset from, Offset until) throws IOException {
        return Backlog.unknown();
    }

    /**
     * Reads one split of a plan, to its end.
     *
     * @throws IOException if it cannot be read
     */
    void read(Split split, EventConsumer<? super T> out) throws IOException;

    /** Everything before {@code offset} will never be asked for again, but for a restart from an older checkpoint. */
    default void committed(Offset offset) throws IOException {}

    @Override
    default void close() throws IOException {}
}
