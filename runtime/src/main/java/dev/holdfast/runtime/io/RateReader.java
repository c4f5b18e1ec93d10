package dev.holdfast.runtime.io;

import dev.holdfast.connector.Backlog;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link RateSource}. Only the first plan tells where the query started; until then this run's own start is taken, and
 * an offset that was given out on that ground still means the same moment.
 */
final class RateReader implements SourceReader<RateEvent> {

    private final RateSource source;
    private long startMillis;
    private long latestMillis;

    RateReader(RateSource source) {
        this.source = source;
        startMillis = source.clock().millis();
        latestMillis = startMillis;
    }

    @Override
    public Offset latest() {
        latestMillis = Math.max(latestMillis, source.clock().millis());
        return start().at(latestMillis).toOffset();
    }

    @Override
    public ReadPlan plan(@Nullable Offset from, Offset until, ReadLimits limits) throws IOException {
        RateOffset begin = from == null ? start() : parse(from);
        startMillis = begin.startMillis();
        IndexRange range = IndexRange.within(begin.value(), valueAt(parse(until)), limits);
        return range.toPlan(begin.withValue(range.to()).toOffset());
    }

    /** The first value behind {@code until}, which may count from another start. */
    private long valueAt(RateOffset until) {
        return until.startMillis() == startMillis
                ? until.value()
                : start().at(until.dueMillis()).value();
    }

    @Override
    public Backlog backlog(Offset from, Offset until) throws IOException {
        return Backlog.ofRows(Math.max(0, valueAt(parse(until)) - parse(from).value()));
    }

    @Override
    public void read(Split split, EventConsumer<? super RateEvent> out) {
        IndexRange range = (IndexRange) split;
        RateOffset start = start();
        for (long value = range.from(); value < range.to(); value++) {
            out.event(new RateEvent(start.timestampOf(value), value));
        }
    }

    private RateOffset start() {
        return new RateOffset(startMillis, source.rowsPerSecond(), 0);
    }

    private RateOffset parse(Offset offset) throws IOException {
        RateOffset parsed = RateOffset.parse(source.id(), offset);
        if (parsed.rowsPerSecond() != source.rowsPerSecond()) {
            throw new IOException("Source " + source.id() + " gave " + parsed.rowsPerSecond()
                    + " events a second when its checkpoint was written, and now " + source.rowsPerSecond()
                    + ", so its events would not be the same. Keep the rate, or start with a new checkpoint.");
        }
        return parsed;
    }
}
