package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processor.diagnostic.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Everything that javac prints for a folder of broken sources: an error that is not expected is a failure too. */
class DiagnosticTest {

    private static final int FIRST_LINE = 110;

    @TestFactory
    Stream<DynamicTest> message_is_as_expected() {
        return TestFolders.casesIn("diagnostic").stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    @Test
    void every_tag_has_a_folder_and_nothing_else_has() {
        assertThat(TestFolders.casesIn("diagnostic").stream()
                        .map(folder -> folder.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(titles());
    }

    @Test
    void every_tag_has_a_heading_in_the_documentation() throws IOException {
        assertThat(Files.readAllLines(Path.of("..", "docs", "errors.md")))
                .containsAll(titles().stream().map(title -> "### " + title).collect(Collectors.toList()));
    }

    @Test
    void every_message_ends_with_its_fix_and_begins_with_a_short_line() {
        for (Path folder : TestFolders.casesIn("diagnostic")) {
            Compilation compilation = compile(folder);
            for (String line : compilation.output().split("\n", -1)) {
                int tag = line.indexOf(" [" + folder.getFileName() + "] ");
                if (tag >= 0) {
                    assertThat(line.substring(tag + 1)).hasSizeLessThanOrEqualTo(FIRST_LINE);
                }
            }
            assertThat(compilation.output().split("\n  Fix: ", -1).length)
                    .as(compilation.output())
                    .isEqualTo(compilation.output().split("\\[" + folder.getFileName() + "\\] ", -1).length);
        }
    }

    private static void check(Path folder) {
        Compilation compilation = compile(folder);
        TestFolders.check(folder.resolve("expected.txt"), compilation.output());
        assertThat(compilation.output()).contains("[" + folder.getFileName() + "] ");
        assertThat(compilation.isSuccess()).isEqualTo(!tag(folder).isError());
        if (compilation.isSuccess()) {
            compilation.checkHygiene(SourceFile.in(folder));
        }
    }

    private static Compilation compile(Path folder) {
        List<SourceFile> sources = SourceFile.in(folder);
        if (tag(folder) != Tag.INTERNAL_ERROR) {
            return Compilation.of(sources, options(folder));
        }
        HoldfastProcessor broken = new HoldfastProcessor((stage, type) -> {
            throw new IllegalStateException("planted");
        });
        Compilation compilation = Compilation.of(sources, broken);
        // Where the stack was is nobody's promise.
        String output = compilation.output().replaceAll("(?m)^ +at .*\n", "");
        return new Compilation(compilation.isSuccess(), output, compilation.generated(), compilation.classes());
    }

    static String[] options(Path folder) {
        try {
            Path file = folder.resolve("options.txt");
            String here = folder.toAbsolutePath().toString();
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .map(option -> option.replace("${folder}", here))
                            .toArray(String[]::new)
                    : new String[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tag tag(Path folder) {
        return Stream.of(Tag.values())
                .filter(tag -> tag.title().equals(folder.getFileName().toString()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> titles() {
        return Stream.of(Tag.values()).map(Tag::title).collect(Collectors.toList());
    }
}
