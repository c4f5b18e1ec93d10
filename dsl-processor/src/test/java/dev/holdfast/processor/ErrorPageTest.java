package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processor.diagnostic.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The examples in the documentation of errors: what is called wrong gives exactly that rule, and what is called right nothing. */
class ErrorPageTest {

    /** Rules that need files or options, or a bug; their fixes are done in {@link BuildFixTest}. */
    static final Set<String> WITHOUT_EXAMPLE = Set.of(
            "InternalError",
            "OptionValue",
            "SchemaMalformed",
            "SchemaMissing",
            "SchemaStale",
            "StateFieldsLost",
            "StateLooksRenamed",
            "StateSchemaChanged",
            "UnknownOption");

    private static final Pattern TYPE = Pattern.compile("(?m)^(@\\S+ )*([a-z-]+ )*(record|class|interface|enum) ");
    private static final Pattern ANSWER = Pattern.compile("(?m): (?:error|warning): (.*)$");
    private static final List<String> IMPORTS = List.of(
            "dev.holdfast.Pipeline",
            "dev.holdfast.Stream",
            "dev.holdfast.annotation.*",
            "dev.holdfast.connector.Sink",
            "dev.holdfast.serial.*",
            "dev.holdfast.state.*",
            "dev.holdfast.window.*",
            "java.io.*",
            "java.nio.file.*",
            "java.time.*",
            "java.util.*",
            "java.util.concurrent.CompletableFuture",
            "org.jspecify.annotations.Nullable");

    /** What examples name and do not declare. */
    private static final List<String> AROUND = List.of(
            "record Click(String user, String page, Kind kind, long cents) {}",
            "enum Kind { VIEW, BUY }",
            "record Summary(String user, long clicks) {}",
            "record Question(String user) {}",
            "record Alert(String text) {}",
            "record Address(String street) {}",
            "final class Summaries { static Summary load(String user) throws IOException { throw new IOException(user); } }",
            "final class Money { final long cents; Money(long cents) { this.cents = cents; } }",
            "@StateRecord record Session(int clicks) { Session plus(int more) { return new Session(clicks + more); } }",
            "final class NameSerializer implements StateSerializer<String> {"
                    + " public Schema schema() { return null; } public void write(String value, StateOutput out) {}"
                    + " public String read(StateInput in) { return null; } }",
            "final class TextSerializer implements StateSerializer<String> {"
                    + " public Schema schema() { return null; } public void write(String value, StateOutput out) {}"
                    + " public String read(StateInput in) { return null; } }",
            "final class MoneySerializer implements StateSerializer<Money> {"
                    + " public Schema schema() { return null; } public void write(Money value, StateOutput out) {}"
                    + " public Money read(StateInput in) { return new Money(1); } }");

    @TestFactory
    Stream<DynamicTest> example_of_rule() {
        String page = read();
        return Stream.of(Tag.values())
                .map(Tag::title)
                .filter(tag -> !WITHOUT_EXAMPLE.contains(tag))
                .map(tag -> DynamicTest.dynamicTest(tag, () -> check(tag, page)));
    }

    private static void check(String tag, String page) {
        Matcher section = Pattern.compile("(?s)\\n### " + tag
                        + "\\n.*?\\nWrong:\\n\\n```java\\n(.*?)```\\n\\nRight:\\n\\n```java\\n(.*?)```")
                .matcher(page);
        assertThat(section.find()).as("a wrong and a right example of " + tag).isTrue();
        List<String> wrong = answers(section.group(1));
        if (tag.equals("TypeUnresolved")) {
            wrong.remove("cannot find symbol"); // javac's own, beside ours
        }
        assertThat(wrong).isNotEmpty().allSatisfy(answer -> assertThat(answer).startsWith("[" + tag + "] "));
        assertThat(answers(section.group(2))).as("right").isEmpty();
    }

    private static List<String> answers(String example) {
        boolean isType = TYPE.matcher(example).find();
        List<SourceFile> sources = new ArrayList<>();
        sources.add(file("Example", isType ? example : "final class Example {\n" + example + "}\n"));
        for (String around : AROUND) {
            String name = around.replaceAll("^.*?(record|class|enum) (\\w+).*$", "$2");
            if (!Pattern.compile("(record|class|interface|enum) " + name + "\\b")
                    .matcher(example)
                    .find()) {
                sources.add(file(name, around));
            }
        }
        Compilation compilation = Compilation.of(
                sources, "-sourcepath", TestFolders.resources("elsewhere").toString());
        List<String> answers = new ArrayList<>();
        for (Matcher matcher = ANSWER.matcher(compilation.output()); matcher.find(); ) {
            answers.add(matcher.group(1));
        }
        return answers;
    }

    private static SourceFile file(String name, String text) {
        List<String> lines = new ArrayList<>(List.of("package shop;"));
        IMPORTS.forEach(imported -> lines.add("import " + imported + ";"));
        lines.add(text);
        return SourceFile.of("shop/" + name + ".java", lines.toArray(String[]::new));
    }

    private static String read() {
        try {
            return Files.readString(Path.of("..", "docs", "errors.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
