package dev.holdfast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.Visit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.spark.sql.execution.streaming.runtime.MemoryStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/engines.md shows of Spark is code that runs. */
class EnginesPageTest {

    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Path CODE = Path.of("src/test/java/dev/holdfast/spark/EngineExamples.java");

    @TempDir
    private Path directory;

    @Test
    void its_java_is_in_the_examples() throws Exception {
        String code = squeezed(Files.readString(CODE));
        List<String> blocks = JAVA.matcher(Files.readString(Path.of("../../docs/engines.md")))
                .results()
                .map((MatchResult block) -> squeezed(block.group(1)))
                .filter(block -> !block.contains("Flink") && !block.contains("HoldfastTypes"))
                .toList();
        assertThat(blocks).hasSize(3).allSatisfy(block -> assertThat(code).contains(block));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").trim();
    }

    @Test
    void the_examples_run() {
        MemoryStream<Visit> source = RunningQuery.source();
        MemoryStream<Visit> others = RunningQuery.source();
        try (RunningQuery query = new RunningQuery(
                directory,
                EngineExamples.sessions(source.toDS()).union(EngineExamples.pairs(source.toDS(), others.toDS())))) {
            RunningQuery.feed(source, List.of(Visit.of("ada", "a", 1, 1), Visit.of("ada", "b", 2, 2)));
            RunningQuery.feed(others, List.of(Visit.of("ada", "c", 1, 4)));
            assertThat(query.settle().rows()).containsExactlyInAnyOrder("ada has 2", "ac", "bc");
        }
        assertThat(EngineExamples.VISITS.schema()).isEqualTo(RunningQuery.VISITS.schema());
    }
}
