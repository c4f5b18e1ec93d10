package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages with a fix of their own beside the one that {@code docs/errors.md} shows for their rule: whoever does what the fix says
 * has a program that compiles without a word.
 */
class FixTest {

    private static final String FUNCTION = "final class Ops { @Unbounded(\"few\") @UpdateFunction static String ";
    private static final String BODY = " { return \"\"; } }";

    /** What is wrong, the fix as it is printed, and what is there when it was done. */
    private record Case(String tag, String wrong, String fix, String fixed) {

        @Override
        public String toString() {
            return tag + ": " + fix;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "StateNotAnnotated",
                        "@StateRecord record Use(Foreign it) {}",
                        "declare one of your own with its components.",
                        "@StateRecord record Own(int x) {} @StateRecord record Use(Own it) {}"),
                new Case(
                        "StateNotAnnotated",
                        "@StateRecord record Use(Shape it) {} sealed interface Shape permits Dot {} record Dot(int x) implements Shape {}",
                        "add @StateRecord to Shape.",
                        "@StateRecord record Use(Shape it) {} @StateRecord sealed interface Shape permits Dot {}"
                                + " record Dot(int x) implements Shape {}"),
                new Case(
                        "StateNotAnnotated",
                        "@StateRecord record Use(Result<Long> it) {} sealed interface Result<T> permits Ok {}"
                                + " record Ok<T>(T it) implements Result<T> {}",
                        "add @StateRecord to Result.",
                        "@StateRecord record Use(Result<Long> it) {} @StateRecord sealed interface Result<T> permits Ok {}"
                                + " record Ok<T>(T it) implements Result<T> {}"),
                new Case(
                        "StateGeneric",
                        "@StateRecord sealed interface Result<T> permits Failed {}"
                                + " @StateRecord record Failed(String why) implements Result<Long> {}",
                        "give Failed the type parameters of Result, in any order.",
                        "@StateRecord sealed interface Result<T> permits Failed {}"
                                + " @StateRecord record Failed<T>(String why) implements Result<T> {}"),
                new Case(
                        "StateGeneric",
                        "@StateRecord sealed interface Result<T> permits Failed {} record Failed(String why) implements Result<Long> {}",
                        "give Failed the type parameters of Result, in any order.",
                        "@StateRecord sealed interface Result<T> permits Failed {} record Failed<T>(String why) implements Result<T> {}"),
                new Case(
                        "KeyTypeUnsupported",
                        FUNCTION + "count(Foreign key, Iterator<Long> events, GroupState<Long> state)" + BODY,
                        "declare one of your own with its components.",
                        "@KeyRecord record Own(int x) {} " + FUNCTION
                                + "count(Own key, Iterator<Long> events, GroupState<Long> state)" + BODY),
                new Case(
                        "KeyTypeUnsupported",
                        "record Pair<T>(T left) {} " + FUNCTION
                                + "count(Pair<String> key, Iterator<Long> events, GroupState<Long> state)" + BODY,
                        "declare a @KeyRecord without type parameters, with the components of Pair.",
                        "@KeyRecord record Pair(String left) {} " + FUNCTION
                                + "count(Pair key, Iterator<Long> events, GroupState<Long> state)" + BODY),
                new Case(
                        "SerializerMissing",
                        "@StateRecord record Use(other.Visit it) {}",
                        "or declare a record of your own with its components.",
                        "@StateRecord record Visit(int page) {} @StateRecord record Use(Visit it) {}"),
                new Case(
                        "SerializerMissing",
                        FUNCTION + "count(other.PageKey key, Iterator<Long> events, GroupState<Long> state)" + BODY,
                        "or declare a record of your own with its components.",
                        "@KeyRecord record PageKey(String page) {} " + FUNCTION
                                + "count(PageKey key, Iterator<Long> events, GroupState<Long> state)" + BODY),
                new Case(
                        "StateAccessor",
                        "@StateRecord record Card(String number) { public String number() { return \"*\"; } }",
                        "give 'number' such an accessor and this one another name,",
                        "@StateRecord record Card(String number) { public String masked() { return \"*\"; } }"),
                new Case(
                        "StateAccessor",
                        "@StateRecord class Door { private int visits; int visits() { return visits; }"
                                + " void visits(int visits) { this.visits = visits + 1; } }",
                        "or add @StateAccessor if nothing is lost by it.",
                        "@StateRecord class Door { private int visits; int visits() { return visits; }"
                                + " @StateAccessor void visits(int visits) { this.visits = visits + 1; } }"),
                new Case(
                        "KeyEquality",
                        "@KeyRecord record Page(String name) { public boolean equals(Object other) { return true; }"
                                + " public int hashCode() { return 1; } }",
                        "remove them, and make equal keys alike in the constructor: name = name.toLowerCase(Locale.ROOT).",
                        "@KeyRecord record Page(String name) { Page { name = name.toLowerCase(Locale.ROOT); } }"),
                new Case(
                        "StateNullable",
                        FUNCTION + "count(String key, Iterator<Long> events, GroupState<@Nullable Long> state)" + BODY,
                        "remove @Nullable.",
                        FUNCTION + "count(String key, Iterator<Long> events, GroupState<Long> state)" + BODY),
                new Case(
                        "UpdateNullableResult",
                        "final class Ops { @UpdateFunction static List<@Nullable Long> count(String key,"
                                + " Iterator<Long> events, GroupState<Long> state) { return List.of(); } }",
                        "remove @Nullable, and give no result where there is none.",
                        "final class Ops { @UpdateFunction static List<Long> count(String key,"
                                + " Iterator<Long> events, GroupState<Long> state) { return List.of(); } }"),
                new Case(
                        "UpdateName",
                        FUNCTION + "wait(String key, Iterator<Long> events, GroupState<Long> state)" + BODY,
                        "rename the method.",
                        FUNCTION + "waitFor(String key, Iterator<Long> events, GroupState<Long> state)" + BODY),
                new Case(
                        "DefaultValue",
                        "@StateRecord record Use(@DefaultValue(\"null\") String it) {}",
                        "make it @Nullable and leave the default out.",
                        "@StateRecord record Use(@Nullable String it) {}"),
                new Case(
                        "StrayAnnotation",
                        "final class Ops { Object make() { @StateRecord record Visit(int page) {} return new Visit(1); } }",
                        "move it there, or remove it.",
                        "final class Ops { @StateRecord record Visit(int page) {} Object make() { return new Visit(1); } }"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_the_fix_says_compiles(Case example) {
        String wrong = compile(example.wrong());
        assertThat(wrong).contains("[" + example.tag() + "] ");
        assertThat(wrong.lines().filter(line -> line.startsWith("  Fix: ")))
                .anySatisfy(fix -> assertThat(fix).contains(example.fix()));
        assertThat(compile(example.fixed())).isEmpty();
    }

    private static String compile(String types) {
        List<String> lines = new ArrayList<>(List.of(
                "package shop;",
                "import dev.holdfast.annotation.*;",
                "import dev.holdfast.state.*;",
                "import java.util.*;",
                "import org.jspecify.annotations.Nullable;",
                types));
        SourceFile foreign = SourceFile.of("shop/Foreign.java", "package shop; public record Foreign(int x) {}");
        return Compilation.of(
                        List.of(SourceFile.of("shop/Example.java", lines.toArray(String[]::new)), foreign),
                        "-sourcepath",
                        TestFolders.resources("elsewhere").toString())
                .output();
    }
}
