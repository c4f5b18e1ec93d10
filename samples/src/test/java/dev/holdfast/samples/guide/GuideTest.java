package dev.holdfast.samples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.samples.Markdown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every Java block of the guide, and of the pages on testing and operations, is a piece of a file that is compiled. */
class GuideTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/guide.md",
                "docs/windows.md",
                "docs/states.md",
                "docs/testing.md",
                "docs/operations.md",
                "docs/replay.md"
            })
    void examples_of_the_guide_compile(String document) throws IOException {
        String sources = sources();
        List<String> blocks = Markdown.blocks(document, "java");

        assertThat(blocks)
                .hasSizeGreaterThan(3)
                .allSatisfy(block -> assertThat(sources).as(block).contains(Markdown.withoutLayout(block)));
    }

    /** Of this module, and of the sample application in the tests of the starter for Spring Boot. */
    private static String sources() throws IOException {
        return sources(Path.of("src")) + sources(Path.of("../spring/src/test/java/dev/holdfast/spring/sample"));
    }

    private static String sources(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(GuideTest::read)
                    .map(Markdown::withoutLayout)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
