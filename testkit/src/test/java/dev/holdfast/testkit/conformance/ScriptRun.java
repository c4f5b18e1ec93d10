package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Compares what a step did with what its row expects: the same for the test kit and for the engine. */
final class ScriptRun {

    private ScriptRun() {}

    /**
     * What a step did.
     *
     * @param rows sorted
     * @param batches what the query told of each
     * @param where for messages
     */
    record Done(List<String> rows, List<StreamingQueryProgress> batches, String where) {}

    static void compare(ScriptStep<?> expected, Done done) {
        if (expected.rows != null) {
            assertThat(done.rows()).as(done.where()).isEqualTo(expected.rows);
        }
        if (expected.figures != null) {
            String all = figures(done.batches());
            assertThat(List.of(all.split(" ")))
                    .as(done.where())
                    .containsAll(Arrays.asList(expected.figures.split(" ")));
        }
        if (expected.watermark != null) {
            assertThat(last(done.batches()).eventTime().get("watermark"))
                    .as(done.where())
                    .isEqualTo(expected.watermark);
        }
        if (expected.eventTime != null) {
            Map<String, Instant> times = done.batches().get(0).eventTime();
            assertThat(times).as(done.where()).isEqualTo(expected.eventTime);
        }
        if (expected.batches != null) {
            assertThat(done.batches()).as(done.where()).hasSize(expected.batches);
        }
        long input = done.batches().stream()
                .mapToLong(StreamingQueryProgress::numInputRows)
                .sum();
        assertThat(input).as(done.where()).isEqualTo(expected.events.size());
        long output = done.batches().stream()
                .flatMap(batch -> batch.sinks().stream())
                .mapToLong(StreamingQueryProgress.SinkProgress::numOutputRows)
                .sum();
        assertThat(output).as(done.where()).isEqualTo(done.rows().size());
    }

    /** Of the operator nearest to the sink; the totals after the last batch, the others added up. */
    private static String figures(List<StreamingQueryProgress> batches) {
        List<StateOperatorProgress> all =
                batches.stream().map(batch -> batch.stateOperators().get(0)).toList();
        long updated =
                all.stream().mapToLong(StateOperatorProgress::numRowsUpdated).sum();
        long removed =
                all.stream().mapToLong(StateOperatorProgress::numRowsRemoved).sum();
        long dropped = all.stream()
                .mapToLong(StateOperatorProgress::numRowsDroppedByWatermark)
                .sum();
        StateOperatorProgress last = all.get(all.size() - 1);
        return "t" + last.numRowsTotal() + " u" + updated + " r" + removed + " d" + dropped + " n"
                + last.customMetrics().get("numRegisteredTimers");
    }

    private static StreamingQueryProgress last(List<StreamingQueryProgress> batches) {
        return batches.get(batches.size() - 1);
    }
}
