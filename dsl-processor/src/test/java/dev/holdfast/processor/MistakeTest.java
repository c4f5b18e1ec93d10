package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The mistakes that people make with keyed state, a folder each. The first line of the source says what the compiler answers: a
 * tag of ours, or a text of its own.
 */
class MistakeTest {

    private static final Path SHOP = TestFolders.resources("mistakes/shop");

    @Test
    void what_is_right_compiles_without_a_warning() {
        assertThat(Compilation.clean(shop()).output()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> mistake_is_not_silent() {
        return mistakes()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    private static void check(Path folder) {
        SourceFile mistake = SourceFile.of("shop/Mistake.java", text(folder));
        List<SourceFile> sources = new ArrayList<>(shop());
        sources.add(mistake);
        Compilation compilation = Compilation.of(sources);
        String answer = mistake.text().lines().findFirst().orElseThrow().substring("// ".length());
        String kind = answer.substring(0, answer.indexOf(':'));
        String expected = answer.substring(answer.indexOf(' ') + 1);
        String tag = expected.matches("([A-Z][a-z]+)+") ? "[" + expected + "]" : expected;
        assertThat(compilation.output().lines().filter(line -> line.startsWith("shop/Mistake.java:")))
                .as(compilation.output())
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line).contains(": " + kind + ": ").contains(tag));
        assertThat(compilation.isSuccess()).isEqualTo(kind.equals("warning"));
        if (!tag.equals(expected)) {
            TestFolders.check(folder.resolve("expected.txt"), compilation.output());
        }
    }

    private static String text(Path folder) {
        return SourceFile.in(folder).get(0).text();
    }

    private static Stream<Path> mistakes() {
        return TestFolders.casesIn("mistakes").stream().filter(folder -> !folder.equals(SHOP));
    }

    /** With the package that they are in. */
    private static List<SourceFile> shop() {
        return SourceFile.in(SHOP).stream()
                .map(file -> SourceFile.of("shop/" + file.path(), file.text()))
                .toList();
    }
}
