package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The fluent API with generated operators: what compiles, and what must not. */
class ProgramTest {

    private static final List<SourceFile> ACCEPTED = SourceFile.in(TestFolders.resources("accepted"));

    @Test
    void programs_that_people_write_compile_without_a_warning() throws Exception {
        Compilation compilation = Compilation.clean(ACCEPTED);
        assertThat(compilation.output()).isEmpty();

        Class<?> programs = compilation.loader().loadClass("program.Programs");
        for (String name : List.of(
                "runningTotal",
                "hiddenStateAndInstance",
                "lateEventsAside",
                "windowsAndDuplicates",
                "initialState",
                "initialStateFromSource",
                "chainOfTwoAndSeveralSinks",
                "compoundKey",
                "parentTypeAndWildcard")) {
            assertThat(programs.getMethod(name).invoke(null)).as(name).isNotNull();
        }
    }

    /** One error each, with the lines that a user finds the reason in; javac 17 and later agree on these. */
    @TestFactory
    Stream<DynamicTest> wrong_program_does_not_compile() {
        return TestFolders.casesIn("rejected").stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> checkRejected(folder)));
    }

    /** Somebody who sees one of these lines finds its cause by it. */
    @Test
    void page_of_errors_has_the_words_of_the_compiler_and_no_others() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "errors.md"));
        String section = page.substring(
                page.indexOf("\n## When the pipeline does not compile"),
                page.indexOf("\n## Messages of the processor"));
        Set<String> words = new TreeSet<>();
        for (Path folder : TestFolders.casesIn("rejected")) {
            words.addAll(Files.readAllLines(folder.resolve("expected.txt")));
        }
        Set<String> shown = new TreeSet<>();
        for (Matcher block = Pattern.compile("(?s)```text\\n(.*?)```").matcher(section); block.find(); ) {
            shown.addAll(block.group(1).lines().toList());
        }
        assertThat(shown).containsExactlyElementsOf(words);
    }

    private static void checkRejected(Path folder) throws IOException {
        List<SourceFile> sources = new ArrayList<>(ACCEPTED);
        sources.addAll(SourceFile.in(folder));
        Compilation compilation = Compilation.of(sources);
        assertThat(compilation.isSuccess()).isFalse();
        assertThat(compilation.output()).contains(Files.readAllLines(folder.resolve("expected.txt")));
        assertThat(compilation.output()).endsWith("\n1 error\n").contains("program/Rejected.java:");
    }
}
