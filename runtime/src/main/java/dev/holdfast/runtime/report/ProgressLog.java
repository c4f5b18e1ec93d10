package dev.holdfast.runtime.report;

import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryProgress.SinkProgress;
import dev.holdfast.engine.StreamingQueryProgress.SourceProgress;
import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;
import dev.holdfast.runtime.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells in the log how a query gets on: one line once in an interval, with what happened since the line before, and one at the
 * end if something did. Used by one thread at a time.
 */
public final class ProgressLog {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressLog.class);

    private final Clock clock;
    private final Duration interval;
    private long saidNanos;
    private long batches;
    private long rows;
    private long late;
    private long results;
    private @Nullable StreamingQueryProgress last;

    /** Measures intervals by {@code clock}, the first from now on. */
    public ProgressLog(Clock clock, Duration interval) {
        this.clock = clock;
        this.interval = interval;
        saidNanos = clock.nanoTime();
    }

    /** Takes the progress of a batch or of an idle query, and says what is due. */
    public void progress(StreamingQueryProgress progress) {
        last = progress;
        batches += progress.isIdle() ? 0 : 1;
        rows += progress.numInputRows();
        late += progress.stateOperators().stream()
                .mapToLong(StateOperatorProgress::numRowsDroppedByWatermark)
                .sum();
        results +=
                progress.sinks().stream().mapToLong(SinkProgress::numOutputRows).sum();
        if (clock.nanoTime() - saidNanos >= TimeUnit.NANOSECONDS.convert(interval)) {
            say(progress);
        }
    }

    /** Says what has not been said. */
    public void close() {
        if (last != null && batches > 0) {
            say(last);
        }
    }

    private void say(StreamingQueryProgress progress) {
        long now = clock.nanoTime();
        LOG.info("Query {}: {}", progress.name(), text(progress, now - saidNanos));
        saidNanos = now;
        batches = 0;
        rows = 0;
        late = 0;
        results = 0;
    }

    private String text(StreamingQueryProgress progress, long nanos) {
        StringJoiner text = new StringJoiner("; ");
        text.add(count(rows, "row") + " in " + batches + (batches == 1 ? " batch in " : " batches in ")
                + String.format(Locale.ROOT, "%.1f", nanos / 1e9) + " s" + rate(nanos) + ", " + count(results, "result")
                + (late == 0 ? "" : ", " + late + " late"));
        progress.watermarkLag()
                .ifPresent(lag -> text.add("watermark " + progress.eventTime().get("watermark") + ", " + side(lag)));
        operators(progress.stateOperators(), text);
        sources(progress.sources(), text);
        text.add("last batch "
                + (progress.isIdle()
                        ? progress.batchId() - 1
                        : progress.batchId() + " took " + progress.batchDuration() + " ms"));
        return text.toString();
    }

    private String rate(long nanos) {
        return nanos <= 0 ? "" : String.format(Locale.ROOT, " (%.1f rows/s)", rows * 1e9 / nanos);
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String side(Duration lag) {
        return lag.isNegative() ? lag.negated() + " ahead" : lag + " behind";
    }

    private static String trend(StateOperatorProgress operator) {
        long grown = operator.customMetrics().getOrDefault("numRowsGrownLastHour", 0L);
        return (grown == 0 ? "" : String.format(Locale.ROOT, ", %+d in %s", grown, span(operator)))
                + (operator.growsAndNeverShrinks() ? " (grows and never shrinks)" : "");
    }

    private static String span(StateOperatorProgress operator) {
        long minutes = operator.customMetrics().getOrDefault("minutesObserved", 0L);
        return minutes >= 60 ? "the last hour" : minutes + " min";
    }

    private static void sources(List<SourceProgress> sources, StringJoiner text) {
        for (SourceProgress source : sources) {
            Long rowsBehind = source.metrics().get("numRowsBehind");
            Long bytesBehind = source.metrics().get("numBytesBehind");
            if (rowsBehind != null) {
                text.add("'" + source.id() + "' is " + count(rowsBehind, "row") + " behind");
            } else if (bytesBehind != null) {
                text.add("'" + source.id() + "' is " + count(bytesBehind, "byte") + " behind");
            }
        }
    }

    private static void operators(List<StateOperatorProgress> operators, StringJoiner text) {
        for (StateOperatorProgress operator : operators) {
            text.add("'" + operator.operatorId() + "' has " + count(operator.numRowsTotal(), "row") + " of state in "
                    + operator.memoryUsedBytes() + " bytes" + trend(operator));
        }
    }
}
