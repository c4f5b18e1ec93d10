package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.EventTimeGroupState;
import dev.holdfast.testkit.Operators.Timed;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Crashes, failures and restarts leave no trace. */
class PipelineTesterRestartTest extends TesterPipelines {

    @Test
    void a_crash_that_was_planned_does_not_come_without_a_batch() {
        try (PipelineTester tester = counting()) {
            assertThat(tester.crashAt(CommitStep.SYNCED).run()).hasBatches(0).hasCrashes(0);
            assertThat(tester.feed(words, "a")).hasCrashes(1);
        }
    }

    @Test
    void a_restart_changes_workers_and_store_and_nothing_else() {
        try (PipelineTester tester = counting()) {
            tester.feed(words, "a");
            assertThat(tester.workers(4).restart().feed(words, "a", "b")).emitted("(a,2)", "(b,1)");
            assertThat(tester.progress().get(1).stateOperators().get(0).numStateStoreInstances())
                    .isEqualTo(4);
            assertThat(tester.stateStore(StateStores.heap()).restart().feed(words, "a"))
                    .emitted("(a,3)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_crash_after_any_step_of_the_commit_leaves_no_trace(CommitStep step) {
        try (PipelineTester tester = counting()) {
            tester.feed(words, "a");
            assertThat(tester.crashAt(step).feed(words, "a", "b"))
                    .emitted("(a,2)", "(b,1)")
                    .hasRowsTotal(2)
                    .hasRowsUpdated(2)
                    .hasBatches(1)
                    .hasCrashes(1);
            assertThat(tester.feed(words, "b")).emitted("(b,2)").hasCrashes(0);
            assertThat(tester.progress())
                    .extracting(progress -> progress.batchId())
                    .containsExactly(0L, 1L, 2L);
            assertThat(tester.progress().get(2).runId())
                    .as("the run, which a crash ends")
                    .isNotEqualTo(tester.progress().get(0).runId());
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_batch_may_crash_also_with_files_and_a_watermark_moved_by_hand(CommitStep step) {
        try (PipelineTester tester = latest(Duration.ZERO).checkpoint(directory).crashInEveryBatchAt(step)) {
            assertThat(tester.feed(timed, new Timed("a", 15))).emitted("(a,15)").hasBatches(2);
            assertThat(tester.advanceWatermark(Instant.ofEpochSecond(21)))
                    .emitted("(a,-1)")
                    .hasBatches(1);
        }
        assertThat(directory.resolve("batches")).isDirectoryContaining("glob:**.batch");
    }

    @Test
    void a_restart_after_every_batch_leaves_no_trace() {
        try (PipelineTester tester = latest(Duration.ZERO).restartAfterEveryBatch()) {
            assertThat(tester.feed(timed, new Timed("a", 15))).emitted("(a,15)").hasBatches(2);
            assertThat(tester.feed(timed, new Timed("b", 30))).emitted("(a,-1)", "(b,30)");
        }
    }

    @Test
    void a_failed_batch_runs_again_in_the_next_step() {
        boolean[] fails = {true};
        FlatMapGroups<String, String, Long, String> failing = FlatMapGroups.withoutTimeout(
                "failing", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    if (fails[0]) {
                        throw new UnsupportedOperationException("not yet");
                    }
                    out.emit(key);
                });
        try (PipelineTester tester = PipelineTester.of(Stream.from(words)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(failing)
                .writeTo(counts))) {
            assertThatThrownBy(() -> tester.feed(words, "a"))
                    .isInstanceOf(StreamingQueryException.class)
                    .hasCauseInstanceOf(UnsupportedOperationException.class);
            fails[0] = false;
            assertThat(tester.run()).emitted("a").hasInputRows(1);
        }
    }

    @Test
    void closing_event_time_fires_every_timeout_once_through_crashes_and_restarts() {
        for (CommitStep step : CommitStep.values()) {
            TestSource<Timed> source = TestSource.of("timed");
            TestSink<String> sink = TestSink.of("counts");
            Pipeline pipeline = Stream.from(source)
                    .withWatermark(Timed::at, Duration.ZERO)
                    .groupByKey(Timed::key)
                    .flatMapGroupsWithState(Operators.eventTimeMax())
                    .writeTo(sink);
            try (PipelineTester tester = PipelineTester.of(pipeline).engine(engine -> engine.maxEventsPerBatch(2))) {
                tester.feed(source, new Timed("a", 10), new Timed("b", 11), new Timed("c", 12));
                assertThat(tester.crashInEveryBatchAt(step).closeEventTime())
                        .as("%s", step)
                        .emitted("(a,-1)", "(b,-1)", "(c,-1)")
                        .hasBatches(2)
                        .hasWatermark(EventTimeGroupState.END_OF_TIME)
                        .hasNoTimers();
                assertThat(tester.restart().closeEventTime()).hasBatches(0);
            }
        }
    }

    @Test
    void a_pipeline_goes_on_as_another_one() {
        try (PipelineTester tester = counting()) {
            tester.feed(words, "a");
            Pipeline changed = Stream.from(words)
                    .filter(word -> !word.equals("b"))
                    .groupByKey(word -> word)
                    .flatMapGroupsWithState(Operators.processingTimeCount())
                    .writeTo(counts);
            assertThat(tester.pipeline(changed).restart().feed(words, "a", "b")).emitted("(a,2)");
        }
    }
}
