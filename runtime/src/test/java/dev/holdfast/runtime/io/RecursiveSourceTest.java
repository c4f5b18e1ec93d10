package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files in directories below. */
class RecursiveSourceTest extends TickFiles {

    @Test
    void files_of_all_directories_are_read_by_their_paths_and_without_it_only_those_of_one() throws IOException {
        write("b.jsonl", "{\"n\":1}\n");
        writeBelow("a=1/x=2", "1.jsonl", "{\"n\":2}\n");
        writeBelow("c", "0.jsonl", "{\"n\":3}\n");

        assertThat(read(source().recursively())).containsExactly(new Tick(2), new Tick(1), new Tick(3));
        assertThat(read(source())).containsExactly(new Tick(1));
    }

    @Test
    void hidden_directories_are_left_out() throws IOException {
        writeBelow(".staging.1", "0", "{\"n\":1}\n");
        writeBelow("_delta_log", "0.json", "{\"n\":2}\n");
        writeBelow("day", ".hidden", "{\"n\":3}\n");
        writeBelow("day", "0.jsonl", "{\"n\":4}\n");

        assertThat(read(source().recursively())).containsExactly(new Tick(4));
    }

    @Test
    void new_directories_and_files_are_found_also_by_a_restart_and_each_line_once() throws IOException {
        writeBelow("a", "0.jsonl", "{\"n\":0}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source().recursively())) {
            assertThat(driver.drain().events()).hasSize(1);
            writeBelow("b/c", "0.jsonl", "{\"n\":1}\n");
            assertThat(driver.drain().events()).containsExactly(new Tick(0), new Tick(1));
            writeBelow("a", "1.jsonl", "{\"n\":2}\n");
            assertThat(driver.restart().drain().events()).containsExactly(new Tick(0), new Tick(1), new Tick(2));
        }
    }

    @Test
    void a_file_that_comes_with_an_older_time_of_its_directory_is_found() throws IOException {
        writeBelow("a", "0.jsonl", "{\"n\":0}\n");
        writeBelow("b", "0.jsonl", "{\"n\":1}\n");
        for (String name : List.of("", "a", "b")) {
            Files.setLastModifiedTime(directory.resolve(name), FileTime.fromMillis(1_700_000_000_000L));
        }
        try (SourceDriver<Tick> driver = new SourceDriver<>(source().recursively())) {
            assertThat(driver.drain().events()).hasSize(2);
            writeBelow("b", "1.jsonl", "{\"n\":2}\n");
            Files.setLastModifiedTime(directory.resolve("b"), FileTime.fromMillis(1_600_000_000_000L));
            assertThat(driver.drain().events()).hasSize(3);
        }
    }

    @Test
    void a_file_that_was_begun_is_followed_to_another_directory() throws IOException {
        writeBelow("a", "0.jsonl", "{\"n\":0}\n{\"n\":");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source().recursively())) {
            assertThat(driver.drain().events()).containsExactly(new Tick(0));
            Files.createDirectories(directory.resolve("b"));
            Files.move(directory.resolve("a/0.jsonl"), directory.resolve("b/0.jsonl"));
            assertThat(driver.drain().events()).containsExactly(new Tick(0));
            append("b/0.jsonl", "1}\n");
            assertThat(driver.drain().events()).containsExactly(new Tick(0), new Tick(1));
        }
    }

    @Test
    void a_file_that_is_gone_before_its_end_is_missed() throws IOException {
        writeBelow("a", "0.jsonl", "{\"n\":0}\n{\"n\":");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source().recursively())) {
            driver.drain();
            Files.delete(directory.resolve("a/0.jsonl"));
            assertThatThrownBy(driver::drain).hasMessageContaining("a/0.jsonl is missing");
        }
    }

    @Test
    void a_link_that_leads_back_is_refused() throws IOException {
        Files.createSymbolicLink(directory.resolve("loop"), directory);

        assertThatThrownBy(() -> read(source().recursively())).hasMessageContaining("as if a link led back");
    }

    private static List<Tick> read(JsonLinesSource<Tick> source) throws IOException {
        try (SourceDriver<Tick> driver = new SourceDriver<>(source)) {
            return List.copyOf(driver.drain().events());
        }
    }

    private void writeBelow(String below, String name, String text) throws IOException {
        Files.createDirectories(directory.resolve(below));
        write(below + "/" + name, text);
    }
}
