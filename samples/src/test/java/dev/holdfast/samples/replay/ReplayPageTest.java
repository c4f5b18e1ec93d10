package dev.holdfast.samples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.runtime.replay.ReplayReport;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.samples.Markdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on replay shows is what comes out. */
class ReplayPageTest {

    @TempDir
    Path directory;

    private PointsPipeline pipeline;

    @BeforeEach
    void run_the_pipeline_with_the_fault() throws IOException, InterruptedException {
        Path movements = Files.createDirectories(directory.resolve("movements"));
        pipeline = new PointsPipeline(directory, PointsOperators.add());
        try (StreamingQuery query = ReplayExamples.keeping(checkpoint())
                .clock(new ManualClock(Instant.parse("2026-03-04T12:06:00Z")))
                .start(pipeline)) {
            Files.writeString(movements.resolve("1.jsonl"), line("ada", 100, "11:00:00") + line("bob", 20, "11:30:00"));
            query.processAllAvailable();
            Files.writeString(
                    movements.resolve("2.jsonl"),
                    line("ada", -150, "12:05:00") + line("bob", -5, "12:02:00") + line("ada", 80, "12:01:00"));
            query.processAllAvailable();
        }
    }

    private static String line(String customer, long points, String at) {
        return "{\"customer\":\"" + customer + "\",\"points\":" + points + ",\"at\":\"2026-03-04T" + at + "Z\"}\n";
    }

    private Path checkpoint() {
        return directory.resolve("checkpoint");
    }

    @Test
    void the_tables_are_those_of_the_page() throws IOException {
        List<String> shown = Markdown.blocks("docs/replay.md", "");
        assertThat(shown)
                .contains(ReplayExamples.first(checkpoint(), pipeline.define()).toString())
                .contains(ReplayExamples.fixed(checkpoint(), directory).toString());
    }

    @Test
    void calls_can_be_asked_for() {
        ReplayReport report = ReplayExamples.ofAnOperator(checkpoint(), pipeline);
        assertThat(report.isAsCommitted()).isTrue();
        assertThat(report.calls()).hasSize(2);
        assertThat(report.calls().get(1).before().get(0).value()).contains(new Balance(100));
        assertThat(report.calls().get(1).after().get(0).value()).contains(new Balance(180));
    }
}
