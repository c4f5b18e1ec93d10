package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the processor throws, and wherever, users see their element and whose bug it is. */
class InternalErrorTest {

    private static final SourceFile SESSION = SourceFile.of(
            "shop/Session.java",
            "package shop;",
            "import dev.holdfast.annotation.StateRecord;",
            "@StateRecord",
            "public record Session(int clicks) {}");

    private static final SourceFile SESSIONS = SourceFile.of(
            "shop/Sessions.java",
            "package shop;",
            "import dev.holdfast.annotation.UpdateFunction;",
            "import dev.holdfast.state.GroupState;",
            "import java.util.Iterator;",
            "public final class Sessions {",
            "    @UpdateFunction",
            "    static String track(String user, Iterator<String> clicks, GroupState<Session> state) {",
            "        state.remove();",
            "        return user;",
            "    }",
            "}");

    @TestFactory
    Stream<DynamicTest> a_bug_is_reported_on_the_element_in_stage() {
        return Stream.of(Stage.values())
                .map(stage -> DynamicTest.dynamicTest(stage.name(), () -> {
                    check(stage, () -> new IllegalStateException("planted"), "IllegalStateException: planted");
                    check(stage, StackOverflowError::new, "java.lang.StackOverflowError");
                }));
    }

    private static void check(Stage planted, Supplier<Throwable> bug, String found) {
        HoldfastProcessor broken = new HoldfastProcessor((stage, type) -> {
            if (stage == planted) {
                InternalErrorTest.<RuntimeException>doThrow(bug.get());
            }
        });
        Compilation compilation = Compilation.of(List.of(SESSION, SESSIONS), broken);
        assertThat(compilation.isSuccess()).isFalse();
        assertThat(compilation.output())
                .containsPattern(
                        "shop/Sessions?\\.java:\\d: error: \\[InternalError] The Holdfast processor failed on shop\\.")
                .contains("found:    ", found, "Fix: report it to the Holdfast project")
                .doesNotContain("uncaught exception", "Please report", "exception has occurred in the compiler");
    }

    @SuppressWarnings("unchecked") // lets an error through where a consumer may throw none
    private static <T extends Throwable> void doThrow(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void a_folder_that_cannot_be_written_is_no_bug(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Compilation compilation = Compilation.of(
                List.of(SESSION), "-Aholdfast.schemas=" + file.resolve("inside"), "-Aholdfast.acceptSchemas=true");
        assertThat(compilation.output())
                .contains("shop/Session.java:4: error: [SchemaMalformed] The accepted schema of Session cannot be");
    }

    @Test
    void a_folder_that_cannot_be_named_is_no_bug() {
        Compilation compilation = Compilation.of(List.of(SESSION), "-Aholdfast.schemas=a\0b");
        assertThat(compilation.output()).contains("error: [OptionValue]").doesNotContain("InternalError");
    }
}
