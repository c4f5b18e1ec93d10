package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.Offset;
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
    void a_new_file_that_sorts_before_the_offset_is_an_error_that_names_both() throws IOException {
        write("b.jsonl", "{\"n\":1}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            write("a.jsonl", "{\"n\":2}\n");

            assertThatThrownBy(driver::drain)
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("a.jsonl", "b.jsonl");
        }
    }

    @Test
    void a_file_that_arrives_between_latest_and_the_next_plan_is_not_left_out_in_silence() throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        write("c.jsonl", "{\"n\":3}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            driver.batch(new ReadLimits(1, 1000));
            Offset until = driver.reader().latest();
            write("b.jsonl", "{\"n\":2}\n");
            Offset end = driver.reader()
                    .plan(driver.position, until, SourceDriver.NO_LIMITS)
                    .end();
            Offset latest = driver.reader().latest();

            assertThatThrownBy(() -> driver.reader().plan(end, latest, SourceDriver.NO_LIMITS))
                    .hasMessageContainingAll("b.jsonl", "c.jsonl");
        }
    }

    @Test
    void files_before_the_offset_may_be_deleted() throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        write("b.jsonl", "{\"n\":2}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            Files.delete(directory.resolve("a.jsonl"));
            write("c.jsonl", "{\"n\":3}\n");

            assertThat(driver.restart().drain().events()).hasSize(3);
        }
    }

    @Test
    void a_file_that_vanished_or_shrank_is_an_error() throws IOException {
        Path file = write("a.jsonl", "{\"n\":1}\n{\"n\":2}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            write("a.jsonl", "{\"n\":1}\n");
            assertThatThrownBy(driver::drain).hasMessageContainingAll("a.jsonl", "has 8 bytes", "16");
            driver.restart();
            assertThatThrownBy(driver::drain).hasMessageContainingAll("a.jsonl", "has 8 bytes", "16");
            Files.delete(file);
            driver.restart();
            assertThatThrownBy(driver::drain)
                    .isInstanceOf(FileNotFoundException.class)
                    .hasMessageContaining("a.jsonl");
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
    void a_file_that_is_replaced_by_a_longer_one_is_read_on() throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            Path longer = write("new.tmp", "{\"n\":1}\n{\"n\":2}\n");
            Files.move(longer, directory.resolve("a.jsonl"), StandardCopyOption.REPLACE_EXISTING);

            assertThat(driver.drain().events()).containsExactly(new Tick(1), new Tick(2));
        }
    }
}
