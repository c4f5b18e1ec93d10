package dev.holdfast.page;

import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryProgress.SinkProgress;
import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;

/**
 * Sums over all batches that were heard of.
 *
 * @param batches how many
 * @param rowsIn events read
 * @param rowsOut rows delivered, to all sinks
 * @param late late events
 * @param failedCalls calls that an error policy left out
 */
record Totals(long batches, long rowsIn, long rowsOut, long late, long failedCalls) {

    static final Totals NONE = new Totals(0, 0, 0, 0, 0);

    Totals plus(StreamingQueryProgress batch) {
        return new Totals(
                batches + 1,
                rowsIn + batch.numInputRows(),
                rowsOut
                        + batch.sinks().stream()
                                .mapToLong(SinkProgress::numOutputRows)
                                .sum(),
                late
                        + batch.stateOperators().stream()
                                .mapToLong(StateOperatorProgress::numRowsDroppedByWatermark)
                                .sum(),
                failedCalls
                        + batch.stateOperators().stream()
                                .mapToLong(operator -> operator.customMetrics().getOrDefault("numFailedCalls", 0L))
                                .sum());
    }

    String json() {
        return new Json()
                .number("batches", batches)
                .number("numInputRows", rowsIn)
                .number("numOutputRows", rowsOut)
                .number("numRowsDroppedByWatermark", late)
                .number("numFailedCalls", failedCalls)
                .toString();
    }
}
