package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose content is no longer what was read: noticed while a query runs, and by the next one. */
class JsonLinesReplacedFilesTest extends TickFiles {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_file_that_is_overwritten_in_place_is_an_error(boolean restarted) throws IOException {
        write("a.jsonl", "{\"n\":1}\n{\"n\":2}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            write("a.jsonl", "{\"n\":3}\n{\"n\":4}\n");

            requireRefused(
                    restarted ? driver.restart() : driver, "a.jsonl", "line 2, byte 16", "overwritten or replaced");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_file_that_is_truncated_and_grows_again_is_an_error(boolean restarted) throws IOException {
        write("a.jsonl", "{\"n\":1}\n{\"n\":2}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            write("a.jsonl", "");
            append("a.jsonl", "{\"n\":3}\n{\"n\":4}\n{\"n\":5}\n");

            requireRefused(
                    restarted ? driver.restart() : driver, "a.jsonl", "line 2, byte 16", "overwritten or replaced");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"n\":3}\n", "{\"n\":3}\n{\"n\":4}\n"})
    void a_file_that_is_replaced_by_another_is_an_error(String content) throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        for (boolean restarted : new boolean[] {false, true}) {
            Path path = directory.resolve("a.jsonl");
            write("a.jsonl", "{\"n\":1}\n");
            try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
                Files.move(write("other.tmp", content), path, StandardCopyOption.REPLACE_EXISTING);

                requireRefused(restarted ? driver.restart() : driver, "a.jsonl", "line 1, byte 8", "nowhere");
            }
        }
    }

    @Test
    void an_overwritten_middle_of_a_large_file_is_noticed_by_its_time() throws IOException {
        Path path = write("a.jsonl", ("{\"n\":1" + " ".repeat(100) + "}\n").repeat(1000));
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            Files.setLastModifiedTime(path, FileTime.fromMillis(Long.MAX_VALUE / 2_000_000));

            requireRefused(driver.restart(), "a.jsonl", "line 1000", "written to without growing");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lines_that_are_added_to_an_earlier_file_are_read(boolean restarted) throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        write("b.jsonl", "{\"n\":2}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            append("a.jsonl", "{\"n\":3}\n");
            append("b.jsonl", "{\"n\":4}\n");
            write("0.jsonl", "{\"n\":5}\n");

            assertThat((restarted ? driver.restart() : driver)
                            .drain().events().stream().map(Tick::n))
                    .containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Test
    void a_directory_that_was_copied_is_read_on() throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        write("b.jsonl", "{\"n\":2}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            for (String name : new String[] {"a.jsonl", "b.jsonl"}) {
                Path copy = Files.copy(directory.resolve(name), directory.resolve(name + ".tmp"));
                Files.move(copy, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            append("b.jsonl", "{\"n\":3}\n");

            assertThat(driver.restart().drain().events().stream().map(Tick::n)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void a_new_file_under_the_key_of_a_deleted_one_is_new() throws IOException {
        for (int n = 0; n < 20; n++) {
            Path path = write("file-" + n, "{\"n\":1}\n");
            try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
                assertThat(driver.events()).hasSize(1);
                Files.delete(path);
                write("other-" + n, "{\"n\":1}\n{\"n\":2}\n");

                assertThat(driver.restart().drain().events()).hasSize(3);
                Files.delete(directory.resolve("other-" + n));
            }
        }
    }

    @Test
    void a_file_that_is_put_back_is_not_read_twice() throws IOException {
        Path path = write("a.jsonl", "{\"n\":1}\n");
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere")).resolve("a.jsonl");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            Files.move(path, elsewhere);
            driver.drain();
            Files.move(elsewhere, path);

            assertThat(driver.drain().events()).hasSize(1);
            assertThat(driver.restart().drain().events()).hasSize(1);
        }
    }

    @Test
    void names_that_are_not_utf8_are_read_and_remembered() throws IOException, InterruptedException {
        write("a.jsonl", "{\"n\":1}\n");
        run("cp a.jsonl \"$(printf 'caf\\351.jsonl')\"");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            assertThat(driver.events()).hasSize(2);
            assertThat(driver.position.json()).contains("caf%E9.jsonl");
            run("printf '{\"n\":2}\\n' >> \"$(printf 'caf\\351.jsonl')\"");

            assertThat(driver.restart().drain().events()).hasSize(3);
        }
    }

    private void run(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
    }

    private static void requireRefused(SourceDriver<Tick> driver, String... words) throws IOException {
        for (int start = 0; start < 2; start++) {
            assertThatThrownBy(driver::drain).isInstanceOf(IOException.class).hasMessageContainingAll(words);
            driver.restart();
        }
    }
}
