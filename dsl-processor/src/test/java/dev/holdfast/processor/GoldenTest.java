package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {

    @TestFactory
    Stream<DynamicTest> generated_code_is_as_expected() {
        return TestFolders.casesIn("golden").stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    @TestFactory
    Stream<DynamicTest> eclipse_compiler_generates_the_same(@TempDir Path output) {
        return TestFolders.casesIn("golden").stream()
                .map(folder -> DynamicTest.dynamicTest(
                        folder.getFileName().toString(),
                        () -> checkEclipse(
                                folder, output.resolve(folder.getFileName().toString()))));
    }

    private static void check(Path folder) {
        Compilation compilation = Compilation.clean(SourceFile.in(folder.resolve("in")));
        assertThat(compilation.output()).as("warnings").isEmpty();
        compilation
                .generated()
                .forEach((path, text) -> TestFolders.check(folder.resolve("out").resolve(path), text));
        assertThat(textsIn(folder.resolve("out")).keySet())
                .as("files that should be generated")
                .isEqualTo(compilation.generated().keySet());
    }

    private static void checkEclipse(Path folder, Path output) throws Exception {
        Path sources = output.resolve("sources");
        Files.createDirectories(sources);
        EclipseCompiler eclipse = EclipseCompiler.run(folder.resolve("in"), output, List.of());
        assertThat(eclipse.isSuccess()).as(eclipse.output()).isTrue();
        assertThat(eclipse.output()).doesNotContain("ERROR");
        assertThat(textsIn(sources)).isEqualTo(textsIn(folder.resolve("out")));
    }

    private static SortedMap<String, String> textsIn(Path folder) {
        SortedMap<String, String> texts = new TreeMap<>();
        SourceFile.in(folder).forEach(file -> texts.put(file.path(), file.text()));
        return texts;
    }
}
