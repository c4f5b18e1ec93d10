package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options stand in the build of many modules, and not all of them have state. */
class OptionsTest {

    @TempDir
    private Path module;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package shop; final class Plain {}",
                "package shop; final class Plain { @Override public String toString() { return \"\"; } }",
                "package shop; @Deprecated final class Plain {}",
                "package shop; @dev.holdfast.annotation.StateRecord record Plain() {}"
            })
    void the_options_of_the_baseline_are_known_in_a_module_without_state(String source) {
        Compilation compilation = Compilation.of(
                List.of(SourceFile.of("shop/Plain.java", source)),
                "-Aholdfast.schemas=" + module.resolve("state-schemas"),
                "-Aholdfast.acceptSchemas=true",
                "-Xlint:all,-processing",
                "-Werror");
        assertThat(compilation.output()).isEmpty();
        assertThat(compilation.isSuccess()).isTrue();
    }

    @Test
    void an_option_that_does_not_exist_is_found_there_too() {
        assertThat(Compilation.of(
                                List.of(SourceFile.of("shop/Plain.java", "package shop; final class Plain {}")),
                                "-Aholdfast.schema=state-schemas")
                        .output())
                .contains("[UnknownOption]");
    }
}
