package dev.holdfast.runtime.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A batch that ran again for one key of one operator.
 *
 * @param batchId the batch
 * @param time its processing time
 * @param watermarkOrNull the watermark that the operator had in it; null if there was none
 * @param calls the calls for the key, in their order
 * @param late how many events of the key were left out because they were late
 * @param state whether the rows of the key are those of the commit when the batch has ended
 * @param results whether the results are among the rows that the commit has for sinks
 * @param failureOrNull why the batch would fail now, although it was committed; null if it would not
 */
public record ReplayedBatch(
        long batchId,
        Instant time,
        @Nullable Instant watermarkOrNull,
        List<ReplayedCall> calls,
        long late,
        Comparison state,
        Comparison results,
        @Nullable RuntimeException failureOrNull) {

    /** Copies the list. */
    public ReplayedBatch {
        calls = List.copyOf(calls);
    }

    /** The watermark that the operator had in the batch, if there was one. */
    public Optional<Instant> watermark() {
        return Optional.ofNullable(watermarkOrNull);
    }

    /** Why the batch would fail now, if it would. */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failureOrNull);
    }

    /** Whether nothing was found to differ from the commit; what could not be compared counts for nothing. */
    public boolean isAsCommitted() {
        return failureOrNull == null
                && state.outcome() != Comparison.Outcome.DIFFERENT
                && results.outcome() != Comparison.Outcome.DIFFERENT;
    }
}
