package dev.holdfast.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.Visit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** What docs/engines.md shows is code that runs. */
class EnginesPageTest {

    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Path CODE = Path.of("src/test/java/dev/holdfast/flink/EngineExamples.java");

    @Test
    void its_java_is_in_the_examples() throws Exception {
        String code = squeezed(Files.readString(CODE));
        List<String> blocks = JAVA.matcher(Files.readString(Path.of("../../docs/engines.md")))
                .results()
                .map((MatchResult block) -> squeezed(block.group(1)))
                .filter(block -> block.contains("Flink") || block.contains("HoldfastTypes"))
                .toList();
        assertThat(blocks).hasSize(3).allSatisfy(block -> assertThat(code).contains(block));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").trim();
    }

    @Test
    void the_examples_run() throws Exception {
        StreamExecutionEnvironment job = SharedCluster.job(1, "hashmap");
        DataStream<Visit> visits =
                Compared.stream(job, List.of(Visit.of("ada", "a", 1, 1), Visit.of("ada", "b", 2, 2)));
        DataStream<Visit> others = Compared.stream(job, List.of(Visit.of("ada", "c", 1, 4)));
        assertThat(Compared.rows(EngineExamples.sessions(visits).union(EngineExamples.pairs(visits, others))))
                .containsExactlyInAnyOrder("ada has 1", "ada has 2", "ada ended with 2", "ac", "bc");
        assertThat(EngineExamples.VISITS).isEqualTo(Compared.VISITS);
    }
}
