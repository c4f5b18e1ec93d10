package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The examples of docs/evolution.md compile, each in one file, under the flags that are recommended. */
class EvolutionPageTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```java\\n(.*?)```");
    private static final Pattern NAME = Pattern.compile("public record (\\w+)");

    @TestFactory
    Stream<DynamicTest> example() throws IOException {
        List<String> examples = EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "evolution.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(examples).hasSizeGreaterThan(3);
        return examples.stream().map(text -> DynamicTest.dynamicTest(nameOf(text), () -> compile(text)));
    }

    private static String nameOf(String example) {
        return NAME.matcher(example)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    private static void compile(String example) {
        String name = nameOf(example).replace("public record ", "");
        SourceFile file = SourceFile.of(
                "shop/" + name + ".java",
                "package shop;",
                "import dev.holdfast.annotation.*;",
                "import java.util.*;",
                "import org.jspecify.annotations.Nullable;",
                example);
        assertThat(Compilation.clean(List.of(file)).output()).isEmpty();
    }
}
