package dev.holdfast.testkit;

import dev.holdfast.Stream;
import dev.holdfast.testkit.Operators.Timed;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** Two pipelines, for tests of what runs them. */
abstract class TesterPipelines {

    @TempDir
    Path directory;

    final TestSource<String> words = TestSource.of("words");

    final TestSource<Timed> timed = TestSource.of("timed");

    final TestSink<String> counts = TestSink.of("counts");

    PipelineTester counting() {
        return PipelineTester.of(Stream.from(words)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(Operators.processingTimeCount())
                .writeTo(counts));
    }

    PipelineTester latest(Duration delay) {
        return PipelineTester.of(Stream.from(timed)
                .withWatermark(Timed::at, delay)
                .groupByKey(Timed::key)
                .flatMapGroupsWithState(Operators.eventTimeMax())
                .writeTo(counts));
    }
}
