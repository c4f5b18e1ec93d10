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

    /** Code that is right and close to a mistake: a rule with false alarms is worse than none. */
    @TestFactory
    Stream<DynamicTest> near_miss_compiles_without_a_warning() {
        return TestFolders.casesIn("near_misses").stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> {
                    Compilation compilation = Compilation.of(withShop(folder));
                    assertThat(compilation.output()).isEmpty();
                    assertThat(compilation.isSuccess()).isTrue();
                }));
    }

    @Test
    void functions_of_streams_are_looked_at_in_a_module_without_annotations() {
        SourceFile pipeline = SourceFile.of(
                "shop/Pipelines.java",
                "package shop;",
                "final class Pipelines {",
                "    static dev.holdfast.Pipeline build(dev.holdfast.Stream<String> texts, dev.holdfast.connector.Sink<String> sink) {",
                "        return texts.map(text -> text + System.nanoTime()).writeTo(sink);",
                "    }",
                "}");
        assertThat(Compilation.of(pipeline).output())
                .contains("shop/Pipelines.java:4: warning: [NonDeterministicCall] The function of map depends on more");
    }

    @TestFactory
    Stream<DynamicTest> mistake_is_not_silent() {
        return mistakes()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    private static void check(Path folder) {
        Compilation compilation = Compilation.of(withShop(folder));
        String answer = text(folder).lines().findFirst().orElseThrow().substring("// ".length());
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

    private static List<SourceFile> withShop(Path folder) {
        List<SourceFile> sources = new ArrayList<>(shop());
        sources.add(SourceFile.of("shop/Mistake.java", text(folder)));
        return sources;
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
