package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State is what getters return and setters take: those that change or hide something are refused, all others are not. */
class AccessorsTest {

    private static final String REFUSED = "[StateAccessor]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return pages;",
                "return this.pages;",
                "return (pages);",
                "return List.copyOf(pages);",
                "return java.util.List.copyOf(this.pages);",
                "return Collections.unmodifiableList(pages);",
                "return new ArrayList<>(pages);",
                "return Objects.requireNonNull(pages);",
                "if (pages.size() > 9) throw new IllegalStateException(); return pages;",
                "if (pages == null) { throw new IllegalStateException(); } Objects.requireNonNull(pages); return pages;"
            })
    void a_getter_may_return_its_field_or_a_copy_of_it(String body) {
        assertThat(record("", body)).isEmpty();
        assertThat(bean("", body, "this.pages = pages;")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return List.of();",
                "return others;",
                "return pages.subList(0, 1);",
                "return List.copyOf(others);",
                "return pages == null ? List.of() : pages;",
                "others.clear(); return pages;",
                "if (pages.isEmpty()) return List.of(\"none\"); return pages;",
                "List<String> pages = List.of(); return pages;"
            })
    void a_getter_that_returns_something_else_is_refused_unless_it_answers(String body) {
        assertThat(record("", body)).contains(REFUSED, "Method pages() of state record Session may change 'pages'.");
        assertThat(bean("", body, "this.pages = pages;")).contains(REFUSED, "state class Session");
        assertThat(record("@StateAccessor ", body)).isEmpty();
        assertThat(bean("@StateAccessor ", body, "this.pages = pages;")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this.pages = pages;",
                "this.pages = List.copyOf(pages);",
                "this.pages = new ArrayList<>(pages);",
                "if (pages.size() > 9) throw new IllegalArgumentException(); this.pages = pages;",
                "this.pages = Objects.requireNonNull(pages);"
            })
    void a_setter_may_set_its_field_to_what_it_is_given_or_to_a_copy(String body) {
        assertThat(bean("", "return pages;", body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pages = pages;",
                "this.others = pages;",
                "this.pages = others;",
                "this.pages = pages; others.clear();",
                "this.pages = pages.subList(0, 1);",
                "this.pages.addAll(pages);",
                "if (pages.size() < 9) this.pages = pages;"
            })
    void a_setter_with_an_effect_is_refused_unless_it_answers(String body) {
        assertThat(bean("", "return pages;", body)).contains(REFUSED, "Method setPages(...) of state class Session");
        assertThat(bean("@StateAccessor ", "return pages;", body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boolean isOpen() { return open; } void setIsOpen(boolean a) { isOpen = a; } void setOpen(boolean a) { open = a; }",
                "boolean getOpen() { return open; } boolean isOpen() { return isOpen; } void setOpen(boolean a) { open = a; }"
            })
    void two_fields_have_no_accessor_together(String methods) {
        assertThat(compile(
                        "@StateRecord public class Session { private boolean open; private boolean isOpen;",
                        methods,
                        "}"))
                .contains(REFUSED, "'isOpen'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boolean getIsOpen() { return isOpen; } boolean isOpen() { return open; }"
                        + " void setIsOpen(boolean a) { isOpen = a; } void setOpen(boolean a) { open = a; }",
                "boolean getOpen() { return open; } boolean isOpen() { return isOpen; }"
                        + " Session setOpen(boolean a) { open = a; return this; } void isOpen(boolean a) { this.isOpen = a; }"
            })
    void of_several_accessors_the_one_that_fits_is_called(String methods) {
        assertThat(compile(
                        "@StateRecord public class Session { private boolean open; private boolean isOpen;",
                        methods,
                        "}"))
                .isEmpty();
    }

    private static String record(String annotation, String body) {
        return compile(
                "@StateRecord public record Session(List<String> pages, List<String> others) {",
                annotation + "public List<String> pages() { " + body + " }",
                "}");
    }

    private static String bean(String annotation, String getter, String setter) {
        return compile(
                "@StateRecord public class Session {",
                "private List<String> pages = List.of(); List<String> others = List.of();",
                annotation + "List<String> getPages() { " + getter + " }",
                annotation + "void setPages(List<String> pages) { " + setter + " }",
                "}");
    }

    private static String compile(String... lines) {
        List<String> all =
                new ArrayList<>(List.of("package shop;", "import dev.holdfast.annotation.*;", "import java.util.*;"));
        all.addAll(List.of(lines));
        return Compilation.of(SourceFile.of("shop/Session.java", all.toArray(String[]::new)))
                .output();
    }
}
