package dev.holdfast.runtime.io;

import dev.holdfast.connector.Source;
import dev.holdfast.runtime.time.Clock;
import java.util.Objects;

/** Numbered events at a steady rate: for tests, load and demonstrations. */
public final class Rate {

    private static final long MAX_ROWS_PER_SECOND = 1_000_000_000;

    private Rate() {}

    /** As {@link #source(String, long, Clock)}, by this machine's clock. */
    public static Source<RateEvent> source(String id, long rowsPerSecond) {
        return source(id, rowsPerSecond, Clock.system());
    }

    /**
     * A source of events whose values count from 0 and whose timestamps are spread evenly over time, from the query's very
     * first start on. The start is part of the offsets, so a replay gives the same events, and a restart goes on with the
     * events that became due in between. Batches are limited by events only, not by bytes.
     *
     * @param id names the source in the checkpoint: unique in the pipeline, and the same over restarts
     * @param rowsPerSecond 1 to 1,000,000,000; another rate needs a new checkpoint
     * @param clock says what is due
     */
    public static Source<RateEvent> source(String id, long rowsPerSecond, Clock clock) {
        if (rowsPerSecond < 1 || rowsPerSecond > MAX_ROWS_PER_SECOND) {
            throw new IllegalArgumentException("Rate " + id + " cannot give " + rowsPerSecond
                    + " events a second. Pass a rate from 1 to " + MAX_ROWS_PER_SECOND + ".");
        }
        return new RateSource(Objects.requireNonNull(id, "id"), rowsPerSecond, Objects.requireNonNull(clock, "clock"));
    }
}
