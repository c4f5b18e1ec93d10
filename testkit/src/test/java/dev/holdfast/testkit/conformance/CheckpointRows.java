package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.CheckpointInUseException;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.testkit.CommitStep;
import dev.holdfast.testkit.Operators;
import dev.holdfast.testkit.Operators.Timed;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Group L: checkpoint, recovery, progress. */
final class CheckpointRows {

    private CheckpointRows() {}

    static List<Row> all() {
        return List.of(
                Row.deviates(
                        "L01",
                        "a crash before the commit",
                        "The batch is planned anew; nothing of it had left the process (design section 11, 11).",
                        CheckpointRows::assertPlannedAnew),
                Row.deviates(
                        "L02",
                        "another number of partitions at a restart",
                        "Key groups are those of the checkpoint; the number of workers is free (design section 11, 6).",
                        () -> {
                            TestSource<String> source = TestSource.of("input");
                            try (PipelineTester tester = counting(source).engine(engine -> engine.keyGroups(1))) {
                                tester.feed(source, "a", "b");
                                tester.engine(engine -> engine.keyGroups(4))
                                        .workers(4)
                                        .restart();
                                assertThat(tester.feed(source, "a", "c")).emitted("(a,2)", "(c,1)");
                                assertThat(partitions(tester)).isEqualTo(1);
                            }
                        }),
                Row.same("L03", "what the checkpoint fixes counts, not the settings of the restart", () -> {
                    TestSource<String> source = TestSource.of("input");
                    try (PipelineTester tester = counting(source).engine(engine -> engine.keyGroups(3))) {
                        tester.feed(source, "a");
                        tester.engine(engine -> engine.keyGroups(7)).restart();
                        assertThat(tester.feed(source, "a")).emitted("(a,2)");
                        assertThat(partitions(tester)).isEqualTo(3);
                    }
                }),
                Row.same(
                        "L04",
                        "two runs on one checkpoint",
                        () -> TemporaryFiles.use(CheckpointRows::assertOneRunAtATime)),
                Row.same("L05", "another number of sources at a restart", () -> {
                    TestSource<String> source = TestSource.of("input");
                    TestSource<String> second = TestSource.of("second");
                    TestSink<String> sink = TestSink.of("output");
                    try (PipelineTester tester = PipelineTester.of(counting(Stream.from(source), sink))) {
                        tester.feed(source, "a");
                        tester.pipeline(counting(Stream.from(source).union(Stream.from(second)), sink));
                        assertThatThrownBy(tester::restart)
                                .isInstanceOf(CheckpointIncompatibleException.class)
                                .hasMessageContaining("The pipeline reads");
                        tester.pipeline(counting(Stream.from(source), sink));
                    }
                }),
                Row.same("L08", "the progress of a batch without input", CheckpointRows::assertProgressWithoutInput));
    }

    private static long partitions(PipelineTester tester) {
        List<StreamingQueryProgress> all = tester.progress();
        return all.get(all.size() - 1).stateOperators().get(0).numShufflePartitions();
    }

    private static PipelineTester counting(TestSource<String> source) {
        return PipelineTester.of(counting(Stream.from(source), TestSink.of("output")));
    }

    private static Pipeline counting(Stream<String> words, TestSink<String> sink) {
        return words.groupByKey(word -> word)
                .flatMapGroupsWithState(CaseOperators.counting())
                .writeTo(sink);
    }

    private static void assertPlannedAnew() {
        for (CommitStep step : CommitStep.values()) {
            TestSource<String> source = TestSource.of("input");
            try (PipelineTester tester = counting(source)) {
                tester.feed(source, "a");
                tester.crashAt(step).at(Instant.ofEpochSecond(5));
                assertThat(tester.feed(source, "a", "b")).emitted("(a,2)", "(b,1)");
                StreamingQueryProgress batch = tester.progress().get(1);
                assertThat(batch.batchId()).isEqualTo(1);
                assertThat(batch.timestamp()).isEqualTo(Instant.ofEpochSecond(5));
                assertThat(batch.numInputRows()).isEqualTo(2);
            }
        }
    }

    private static void assertOneRunAtATime(Path directory) {
        TestSource<String> source = TestSource.of("input");
        try (PipelineTester first = counting(source).checkpoint(directory)) {
            first.feed(source, "a");
            try (PipelineTester second = counting(source).checkpoint(directory)) {
                assertThatThrownBy(second::run).isInstanceOf(CheckpointInUseException.class);
            }
            assertThat(first.feed(source, "a")).emitted("(a,2)");
        }
    }

    private static void assertProgressWithoutInput() {
        TestSource<Timed> source = TestSource.of("input");
        try (PipelineTester tester = PipelineTester.of(UpdateFunctionRows.timed(Operators.eventTimeMax(), Duration.ZERO)
                .pipeline(source, TestSink.of("output")))) {
            tester.feed(source, new Timed("a", 10));
            StreamingQueryProgress batch = tester.progress().get(1);
            assertThat(batch.numInputRows()).isZero();
            assertThat(batch.eventTime()).containsOnlyKeys("watermark");
            assertThat(batch.inputRowsPerSecond()).isZero();
            assertThat(batch.processedRowsPerSecond()).isZero();
            assertThat(batch.stateOperators().get(0).numRowsUpdated()).isZero();
            assertThat(batch.stateOperators().get(0).numRowsTotal()).isEqualTo(1);
            assertThat(batch.sinks().get(0).numOutputRows()).isZero();
        }
    }
}
