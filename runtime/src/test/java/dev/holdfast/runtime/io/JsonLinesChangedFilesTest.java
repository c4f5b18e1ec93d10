package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.ReadLimits;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;

/** Files that come, grow or go while they are read, and between two runs. */
class JsonLinesChangedFilesTest extends TickFiles {

    @Test
    void a_new_file_is_read_whatever_its_name() throws IOException {
        write("b.jsonl", "{\"n\":1}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            write("a.jsonl", "{\"n\":2}\n");
            assertThat(driver.drain().events()).containsExactly(new Tick(1), new Tick(2));

            write("0.jsonl", "{\"n\":3}\n");
            assertThat(driver.restart().drain().events()).containsExactly(new Tick(1), new Tick(2), new Tick(3));
        }
    }

    @Test
    void a_file_that_arrives_between_two_batches_of_a_backlog_is_read() throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        write("c.jsonl", "{\"n\":3}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            driver.batch(new ReadLimits(1, 1000));
            write("b.jsonl", "{\"n\":2}\n");
            write("0.jsonl", "{\"n\":0}\n");

            assertThat(driver.drain(new ReadLimits(1, 1000)).events())
                    .containsExactly(new Tick(1), new Tick(0), new Tick(2), new Tick(3));
        }
    }

    @Test
    void files_that_were_read_may_be_deleted_also_the_last_one() throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        write("b.jsonl", "{\"n\":2}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            Files.delete(directory.resolve("a.jsonl"));
            Files.delete(directory.resolve("b.jsonl"));
            assertThat(driver.restart().drain().events()).hasSize(2);

            write("c.jsonl", "{\"n\":3}\n");
            assertThat(driver.drain().events()).hasSize(3);
        }
    }

    @Test
    void a_file_that_vanished_before_its_end_is_an_error_until_it_is_back() throws IOException {
        Path file = write("a.jsonl", "{\"n\":1}\n{\"n\":2}\n");
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere")).resolve("a.jsonl");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            driver.batch(new ReadLimits(1, 1000));
            Files.move(file, elsewhere);
            for (int start = 0; start < 3; start++) {
                assertThatThrownBy(driver::drain)
                        .isInstanceOf(FileNotFoundException.class)
                        .hasMessageContainingAll("a.jsonl", "line 1");
                driver.restart();
            }
            Files.move(elsewhere, file);

            assertThat(driver.drain().events()).containsExactly(new Tick(1), new Tick(2));
        }
    }

    @Test
    void a_file_that_shrank_is_an_error() throws IOException {
        write("a.jsonl", "{\"n\":1}\n{\"n\":2}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            write("a.jsonl", "{\"n\":1}\n");
            for (int start = 0; start < 3; start++) {
                assertThatThrownBy(driver::drain).hasMessageContainingAll("a.jsonl", "has 8 bytes", "line 2, byte 16");
                driver.restart();
            }
        }
    }

    @Test
    void a_last_file_may_grow_by_whole_lines() throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            append("a.jsonl", "{\"n\":2}\n{\"n\":3}\n");

            assertThat(driver.drain(new ReadLimits(1, 100)).events()).hasSize(3);
            assertThat(driver.position.json()).contains("\"line\":3");
        }
    }

    @Test
    void a_copy_of_a_file_that_was_read_takes_its_place() throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            Path longer = write("new.tmp", "{\"n\":1}\n{\"n\":2}\n");
            Files.move(longer, directory.resolve("a.jsonl"), StandardCopyOption.REPLACE_EXISTING);

            assertThat(driver.drain().events()).containsExactly(new Tick(1), new Tick(2));
        }
    }
}
