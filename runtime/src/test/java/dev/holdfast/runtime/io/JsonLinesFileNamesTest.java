package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which names in a directory are input, and which end the query. */
class JsonLinesFileNamesTest extends TickFiles {

    @Test
    void only_files_that_match_the_pattern_are_read() throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        write("b.csv", "n\n2\n");
        write("c.jsonl.bak", "{\"n\":3}\n");
        write(".d.jsonl", "{\"n\":4}\n");
        write("é.jsonl", "{\"n\":5}\n");

        assertThat(numbers(source().onlyFiles("*.jsonl"))).containsExactly(1, 5);
    }

    @Test
    void a_file_that_grows_and_is_rotated_to_a_name_that_matches_is_read_on() throws IOException {
        write("app.log", "{\"n\":1}\n");
        write("other.log", "{\"n\":9}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source().onlyFiles("{app.log,app.log.[0-9]}")).drain()) {
            Files.writeString(directory.resolve("app.log"), "{\"n\":1}\n{\"n\":2}\n");
            Files.move(directory.resolve("app.log"), directory.resolve("app.log.1"));
            write("app.log", "{\"n\":3}\n");
            driver.restart().drain();

            assertThat(driver.events()).extracting(Tick::n).containsExactlyInAnyOrder(1, 2, 3);
        }
    }

    @Test
    void a_pattern_of_more_than_a_name_is_refused_when_it_is_said() {
        assertThatThrownBy(() -> source().onlyFiles("in/*.jsonl"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'in/*.jsonl' is no pattern of a file's name: it has a slash, but subdirectories are not read."
                                + " Pass one such as *.jsonl.");
        assertThatThrownBy(() -> source().onlyFiles("")).hasMessageContaining("it is empty");
        assertThatThrownBy(() -> source().onlyFiles("{a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'{a' is no pattern of a file's name: ")
                .hasMessageEndingWith(". Pass one such as *.jsonl.");
    }

    @Test
    void a_file_that_is_compressed_otherwise_is_refused_by_its_name_and_can_be_left_out() throws IOException {
        write("a.jsonl", "{\"n\":1}\n");
        Path packed = write("a.jsonl.zst", "whatever");

        assertThatThrownBy(() -> numbers(source().skipBadLines()))
                .isInstanceOf(IOException.class)
                .hasMessage("File " + packed
                        + " is compressed, and of compressed files only those of gzip are read. Bring it"
                        + " unpacked under a name without .zst, or as .gz, or leave such files out with"
                        + " onlyFiles(\"*.jsonl\").");
        assertThat(numbers(source().onlyFiles("*.jsonl"))).containsExactly(1);
    }

    @Test
    void a_single_compressed_file_is_refused_when_the_query_starts() throws IOException {
        Path packed = write("a.jsonl.ZST", "whatever");

        assertThatThrownBy(() -> JsonLines.source(packed, Tick.class).open(() -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.jsonl.ZST is compressed");
    }

    private static List<Integer> numbers(JsonLinesSource<Tick> source) throws IOException {
        try (SourceDriver<Tick> driver = new SourceDriver<>(source)) {
            return driver.drain().events().stream().map(Tick::n).toList();
        }
    }
}
