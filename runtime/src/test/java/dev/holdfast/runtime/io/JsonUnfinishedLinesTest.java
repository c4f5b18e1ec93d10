package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.Offset;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A last line without its newline may be half of one. */
class JsonUnfinishedLinesTest extends TickFiles {

    @ParameterizedTest
    @ValueSource(strings = {"{\"n\":", "{\"n\":2}", "{\"n\":2} ", " "})
    void it_waits_for_its_newline(String half) throws IOException {
        write("a.jsonl", "{\"n\":1}\n" + half);
        try (SourceDriver<Tick> driver = new SourceDriver<>(source().skipBadLines()).drain()) {
            assertThat(driver.events()).containsExactly(new Tick(1));
            write("a.jsonl", "{\"n\":1}\n{\"n\":2} \n{\"n\":3}\n");

            assertThat(driver.drain().events()).containsExactly(new Tick(1), new Tick(2), new Tick(3));
            assertThat(driver.read.skipped).isZero();
            assertThat(driver.position.json()).contains("\"line\":3");
        }
    }

    @Test
    void it_waits_in_a_file_of_one_line_over_a_restart() throws IOException {
        write("a.jsonl", "{\"n\":");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            assertThat(driver.restart().drain().events()).isEmpty();
            append("a.jsonl", "1}\n");

            assertThat(driver.drain().events()).containsExactly(new Tick(1));
        }
    }

    @Test
    void it_is_read_when_a_later_file_is_there() throws IOException {
        write("a.jsonl", "{\"n\":1}");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain()) {
            write("b.jsonl", "{\"n\":2}\n");

            assertThat(driver.drain().events()).containsExactly(new Tick(1), new Tick(2));
        }
    }

    @Test
    void at_the_end_of_a_run_it_is_read_if_it_gives_an_event() throws IOException {
        write("a.jsonl", "\uFEFF{\"n\":1}");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drainToEnd()) {
            assertThat(driver.events()).containsExactly(new Tick(1));
            assertThat(driver.reader().unfinished()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"n\":", "{\"n\":\"x\"}", "{\"n\":2}{", "hush"})
    void at_the_end_of_a_run_it_waits_if_it_gives_none(String half) throws IOException {
        write("a.jsonl", "{\"n\":1}\n" + half);
        try (SourceDriver<Tick> driver = new SourceDriver<>(source().skipBadLines()).drainToEnd()) {
            assertThat(driver.events()).containsExactly(new Tick(1));
            assertThat(driver.read.skipped).isZero();
            assertThat(driver.reader().unfinished())
                    .hasValueSatisfying(text -> assertThat(text).contains("line 2 of file", "a.jsonl"));
            write("a.jsonl", "{\"n\":1}\n{\"n\":2}\n");

            assertThat(driver.restart().drainToEnd().events()).containsExactly(new Tick(1), new Tick(2));
        }
    }

    @Test
    void a_number_may_go_on_so_it_waits() throws IOException {
        write("a.jsonl", "12");
        try (SourceDriver<Integer> driver =
                new SourceDriver<>(JsonLines.source(directory, Integer.class)).drainToEnd()) {
            append("a.jsonl", "34\n");

            assertThat(driver.drainToEnd().events()).containsExactly(1234);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", " \n", "\r\n"})
    void what_was_read_without_its_newline_may_get_it_later(String newline) throws IOException {
        write("a.jsonl", "{\"n\":1}\n{\"n\":2}");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drainToEnd()) {
            Offset read = driver.position;
            append("a.jsonl", newline);
            assertThat(driver.restart().drain().position).isEqualTo(read);
            append("a.jsonl", "{\"n\":3}\n");

            assertThat(driver.restart().drain().events()).containsExactly(new Tick(1), new Tick(2), new Tick(3));
            assertThat(driver.position.json()).contains("\"line\":3");
            assertThat(driver.position).isEqualTo(driver.reader().latest());
        }
    }

    @Test
    void what_was_read_without_its_newline_and_goes_on_is_an_error_before_and_after_a_restart() throws IOException {
        write("a.jsonl", "{\"n\":1}\n{\"n\":2}");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drainToEnd()) {
            append("a.jsonl", " 7\n{\"n\":3}\n");

            assertThatThrownBy(driver::drain).hasMessageContainingAll("a.jsonl", "grew inside its line 2");
            driver.restart();
            assertThatThrownBy(driver::drain).hasMessageContainingAll("a.jsonl", "grew inside its line 2");
        }
    }

    @Test
    void a_file_without_any_line_is_not_read_and_not_in_the_way() throws IOException {
        Files.createFile(directory.resolve("a.jsonl"));
        write("b.jsonl", "{");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drainToEnd()) {
            assertThat(driver.events()).isEmpty();
            append("b.jsonl", "\"n\":1}\n");

            assertThat(driver.drain().events()).containsExactly(new Tick(1));
        }
    }
}
