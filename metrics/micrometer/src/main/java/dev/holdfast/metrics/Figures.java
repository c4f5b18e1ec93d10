package dev.holdfast.metrics;

import static dev.holdfast.metrics.Figure.Kind.COUNTER;
import static dev.holdfast.metrics.Figure.Kind.GAUGE;
import static dev.holdfast.metrics.Figure.Kind.TIMER;

import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryProgress.SinkProgress;
import dev.holdfast.engine.StreamingQueryProgress.SourceProgress;
import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** All figures that become meters, by the part of the progress that has them. The documented table is made of these lists. */
final class Figures {

    static final String ACTIVE = "holdfast.query.active";
    static final String FAILURES = "holdfast.query.failures";
    static final String RESTARTS = "holdfast.query.restarts";
    static final String OVER_BUDGET = "holdfast.state.over.budget";

    /** Those that come from other calls of the listener than progress; the registry gets them by name. */
    static final List<Figure<Void>> OF_LISTENER = List.of(
            new Figure<>(ACTIVE, GAUGE, "", "1 while the query runs, 0 when it has ended", none -> Double.NaN),
            new Figure<>(
                    FAILURES,
                    COUNTER,
                    "failures",
                    "failures, also those after which it starts again",
                    none -> Double.NaN),
            new Figure<>(RESTARTS, COUNTER, "restarts", "restarts in this process", none -> Double.NaN),
            new Figure<>(OVER_BUDGET, COUNTER, "warnings", "warnings of a state budget", none -> Double.NaN));

    static final List<Figure<StreamingQueryProgress>> OF_QUERY = List.of(
            new Figure<>(
                    "holdfast.batch.duration",
                    TIMER,
                    "seconds",
                    "from the start of a batch to its delivery",
                    progress -> progress.batchDuration() / 1e3),
            new Figure<>("holdfast.batch.id", GAUGE, "", "the last batch", StreamingQueryProgress::batchId),
            new Figure<>(
                    "holdfast.watermark.lag",
                    GAUGE,
                    "seconds",
                    "how far the watermark is behind the processing time",
                    progress -> progress.watermarkLag()
                            .map(lag -> lag.toMillis() / 1e3)
                            .orElse(Double.NaN)));

    static final List<Figure<StateOperatorProgress>> OF_OPERATOR = List.of(
            new Figure<>(
                    "holdfast.rows.late",
                    COUNTER,
                    "rows",
                    "late events",
                    StateOperatorProgress::numRowsDroppedByWatermark),
            ofOperator(
                    "holdfast.rows.failed",
                    COUNTER,
                    "rows",
                    "events of calls that an error policy left out",
                    "numRowsDroppedByFailure"),
            ofOperator(
                    "holdfast.calls.failed", COUNTER, "calls", "calls that an error policy left out", "numFailedCalls"),
            new Figure<>("holdfast.state.rows", GAUGE, "rows", "rows of state", StateOperatorProgress::numRowsTotal),
            new Figure<>(
                    "holdfast.state.bytes",
                    GAUGE,
                    "bytes",
                    "memory that they take",
                    StateOperatorProgress::memoryUsedBytes),
            ofOperator("holdfast.state.growth", GAUGE, "rows", "rows more than an hour before", "numRowsGrownLastHour"),
            ofOperator(
                    "holdfast.state.largest.keygroup",
                    GAUGE,
                    "rows",
                    "rows in the fullest key group",
                    "largestKeyGroupRows"),
            ofOperator("holdfast.timers.pending", GAUGE, "timers", "timeouts that are pending", "numRegisteredTimers"),
            ofOperator("holdfast.timers.fired", COUNTER, "timers", "calls for timeouts", "numExpiredTimers"));

    static final List<Figure<SourceProgress>> OF_SOURCE = List.of(
            new Figure<>("holdfast.rows.in", COUNTER, "rows", "events read", SourceProgress::numInputRows),
            ofSource("holdfast.rows.skipped", COUNTER, "rows", "bad input that was left out", "numRowsSkipped"),
            ofSource("holdfast.rows.dead", COUNTER, "rows", "bad input that went to a sink", "numDeadLetters"),
            ofSource(
                    "holdfast.backlog.rows",
                    GAUGE,
                    "rows",
                    "events that are left to read, where the source knows",
                    "numRowsBehind"),
            ofSource(
                    "holdfast.backlog.bytes",
                    GAUGE,
                    "bytes",
                    "bytes that are left to read, where the source knows",
                    "numBytesBehind"));

    static final List<Figure<SinkProgress>> OF_SINK =
            List.of(new Figure<>("holdfast.rows.out", COUNTER, "rows", "rows delivered", SinkProgress::numOutputRows));

    private Figures() {}

    private static Figure<StateOperatorProgress> ofOperator(
            String name, Figure.Kind kind, String unit, String meaning, String metric) {
        return new Figure<>(name, kind, unit, meaning, named(metric, StateOperatorProgress::customMetrics));
    }

    private static Figure<SourceProgress> ofSource(
            String name, Figure.Kind kind, String unit, String meaning, String metric) {
        return new Figure<>(name, kind, unit, meaning, named(metric, SourceProgress::metrics));
    }

    private static <P> ToDoubleFunction<P> named(String metric, Function<P, Map<String, Long>> all) {
        return part -> {
            Long value = all.apply(part).get(metric);
            return value == null ? Double.NaN : value;
        };
    }
}
