package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.ReadLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that get names which have nothing to do with those they had. Little was read of them, so that others may begin alike. */
class JsonLinesRenamedFilesTest extends TickFiles {

    private static final ReadLimits ONE_LINE = new ReadLimits(1, 1000);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_file_that_was_begun_is_read_on_under_any_name(boolean restarted) throws IOException {
        Path path = write("a.jsonl", "{\"n\":1}\n{\"n\":2}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            driver.batch(ONE_LINE);
            Files.move(path, directory.resolve("other.jsonl"));

            assertThat((restarted ? driver.restart() : driver).drain().events())
                    .containsExactly(new Tick(1), new Tick(2));
        }
    }

    @ParameterizedTest
    @CsvSource({"true,b.jsonl", "false,b.jsonl", "true,b.jsonl.1", "false,b.jsonl.1"})
    void a_file_that_was_begun_grew_and_has_another_name_is_named_with_what_helps(boolean restarted, String helpful)
            throws IOException {
        Path path = write("b.jsonl", "{\"n\":1}\n{\"n\":2}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            driver.batch(ONE_LINE);
            append("b.jsonl", "{\"n\":3}\n");
            Path other = Files.move(path, directory.resolve("other.jsonl"));

            SourceDriver<Tick> next = restarted ? driver.restart() : driver;
            assertThatThrownBy(next::drain)
                    .hasMessageContainingAll("other.jsonl may be the file", "line 1, byte 8", "rename it to b.jsonl");
            Files.move(other, directory.resolve(helpful));
            assertThat(driver.restart().drain().events().stream().map(Tick::n)).containsExactly(1, 2, 3);
        }
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void files_that_grew_and_changed_their_names_are_named_with_what_helps(boolean restarted, boolean swappedBack)
            throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        write("b.jsonl", "{\"n\":2}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            append("a.jsonl", "{\"n\":3}\n");
            append("b.jsonl", "{\"n\":4}\n");
            swap();

            SourceDriver<Tick> next = restarted ? driver.restart() : driver;
            assertThatThrownBy(next::drain)
                    .hasMessageContainingAll("may be the file", "line 1, byte 8", "a.jsonl", "b.jsonl")
                    .hasMessageNotContaining("nowhere");
            if (swappedBack) {
                swap();
            } else {
                Files.move(directory.resolve("a.jsonl"), directory.resolve("b.jsonl.1"));
                Files.move(directory.resolve("b.jsonl"), directory.resolve("a.jsonl.1"));
            }
            assertThat(driver.restart().drain().events().stream().map(Tick::n)).containsExactlyInAnyOrder(1, 2, 3, 4);
        }
    }

    private void swap() throws IOException {
        Path elsewhere = directory.resolve("elsewhere.tmp");
        Files.move(directory.resolve("a.jsonl"), elsewhere);
        Files.move(directory.resolve("b.jsonl"), directory.resolve("a.jsonl"));
        Files.move(elsewhere, directory.resolve("b.jsonl"));
    }

    @Test
    void files_that_changed_their_names_and_did_not_grow_are_read_on() throws IOException {
        write("a.jsonl", "{\"n\":1}\n{\"n\":3}\n");
        write("b.jsonl", "{\"n\":2}\n{\"n\":4}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            driver.batch(new ReadLimits(3, 1000));
            swap();

            assertThat(driver.restart().drain().events().stream().map(Tick::n)).containsExactly(1, 3, 2, 4);
        }
    }

    @Test
    void a_file_that_is_gone_is_put_back_as_the_message_says() throws IOException {
        Path path = write("a.jsonl", "{\"n\":1}\n{\"n\":2}\n");
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere")).resolve("a.jsonl");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            driver.batch(ONE_LINE);
            Files.move(path, elsewhere);
            assertThatThrownBy(driver::drain)
                    .hasMessageContainingAll(
                            "a.jsonl is missing", "as a.jsonl or, if another has that name, as a.jsonl.1");
            append("elsewhere/a.jsonl", "{\"n\":3}\n");
            Files.move(elsewhere, directory.resolve("a.jsonl.1"));

            assertThat(driver.restart().drain().events().stream().map(Tick::n)).containsExactly(1, 2, 3);
        }
    }
}
