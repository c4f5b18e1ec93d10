package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.holdfast.connector.ReadLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What files of rows give, and what is refused of them. */
class CsvSourceTest {

    @TempDir
    Path directory;

    record Row(int n, @Nullable String text) {}

    enum Color {
        RED
    }

    record Wide(
            long id,
            @Nullable Double weight,
            @Nullable Boolean ok,
            @Nullable Color color,
            @Nullable Instant at) {}

    record Named(@JsonAlias("number") int n) {}

    record Nested(int n, List<String> texts) {}

    record Site(String name) {
        Site {
            Objects.requireNonNull(name, "name");
        }
    }

    @Test
    void the_first_row_names_the_columns_in_any_order_and_others_are_ignored() throws IOException {
        write("a.csv", "text,other,n\nhello,x,1\n,,2\n");
        write("b.csv", "n\n3\n");

        assertThat(rows()).containsExactly(new Row(1, "hello"), new Row(2, null), new Row(3, null));
    }

    @Test
    void cells_between_quotes_may_hold_anything() throws IOException {
        write("a.csv", "\uFEFF\"n\",text\r\n1,\"a,b\"\r\n2,\"c \"\"d\"\"\nnext line\r\n\"\r\n3,\"\"\r\n\r\n4,\r\n");

        assertThat(rows())
                .containsExactly(
                        new Row(1, "a,b"), new Row(2, "c \"d\"\nnext line\r\n"), new Row(3, ""), new Row(4, null));
    }

    @Test
    void separator_null_and_heading_can_be_others() throws IOException {
        write("a.csv", "1;NULL\n2;\n3;\"NULL\"\n4;a,b\n");

        assertThat(rows(source().separatedBy(';').nullText("NULL").withoutHeading()))
                .containsExactly(new Row(1, null), new Row(2, ""), new Row(3, "NULL"), new Row(4, "a,b"));
    }

    @Test
    void cells_are_read_as_json_lines_read_such_a_value() throws IOException {
        write("a.csv", "id,weight,ok,color,at\n1,2.5,true,RED,2020-01-01T00:00:00Z\n2,3,false,,\n");

        assertThat(rows(Csv.source(directory, Wide.class)))
                .containsExactly(
                        new Wide(1, 2.5, true, Color.RED, Instant.parse("2020-01-01T00:00:00Z")),
                        new Wide(2, 3.0, false, null, null));
    }

    @Test
    void numbers_are_times_if_the_source_says_their_unit() throws IOException {
        write("a.csv", "id,at\n1,1446249499322\n");

        assertThat(rows(Csv.source(directory, Wide.class).timesIn(TimeUnit.MILLISECONDS)))
                .extracting(Wide::at)
                .containsExactly(Instant.ofEpochMilli(1_446_249_499_322L));
        assertThatThrownBy(() -> rows(Csv.source(directory, Wide.class)))
                .hasMessageContaining("Row 2 of file " + directory.resolve("a.csv") + " does not fit Wide in 'at': ");
    }

    @Test
    void a_name_that_an_annotation_adds_is_a_column() throws IOException {
        write("a.csv", "number\n1\n");

        assertThat(rows(Csv.source(directory, Named.class))).containsExactly(new Named(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "007,,,,",
                "1.0,,,,",
                "+1,,,,",
                " 1,,,,",
                ",,,,",
                "1,NaN,,,",
                "1,1e400,,,",
                "1,,yes,,",
                "1,,1,,",
                "1,,,red,",
                "1,,,,2020-01-01",
                "99999999999999999999,,,,",
                "1,,,",
                "1,,,,,",
                "\"1,,,,",
                "\"1\"x,,,,",
                "1,2\"3,,,",
                "1, \"2\",,,"
            })
    void nothing_is_converted_or_guessed(String row) throws IOException {
        write("a.csv", "id,weight,ok,color,at\n" + row + "\n");

        assertThat(bad(Csv.source(directory, Wide.class).maxLineBytes(1_000)))
                .isEqualTo(row.startsWith("\"1,") ? 0 : 1);
    }

    @Test
    void a_bad_row_ends_the_query_with_its_place_and_nothing_of_it() throws IOException {
        Path file = write("a.csv", "n,text\n1,x\nsecret,y\n");

        assertThatThrownBy(this::rows)
                .isInstanceOf(IOException.class)
                .hasMessage("Row 3 of file " + file
                        + " does not fit Row in 'n': int expected. Correct the line, or tell source"
                        + " csv:" + directory.getFileName()
                        + " to leave such lines out with skipBadLines() or deadLettersTo(sink).");
        assertThat(rows(source().skipBadLines())).containsExactly(new Row(1, "x"));
    }

    @Test
    void a_bad_row_is_a_dead_letter_with_all_of_its_lines() throws IOException {
        write("a.csv", "n,text\n1,x\ny,\"two\nlines\"\r\n3,z\n");
        MemorySink<Object> sink = MemorySink.of("bad");
        try (SourceDriver<Row> driver = new SourceDriver<>(source().deadLettersTo(sink)).drain()) {
            assertThat(driver.events()).containsExactly(new Row(1, "x"), new Row(3, "z"));
            assertThat(driver.read.deadLetters).singleElement().satisfies(letter -> {
                assertThat(letter.position()).isEqualTo("a.csv:3");
                assertThat(letter.payload()).isEqualTo("y,\"two\nlines\"");
            });
        }
    }

    @Test
    void what_the_constructor_refuses_is_a_bad_row() throws IOException {
        write("a.csv", "name,other\n,1\n");

        assertThatThrownBy(() -> rows(Csv.source(directory, Site.class)))
                .hasMessageContaining("Row 2 of file")
                .hasMessageContaining("the constructor of Site refused it");
    }

    @Test
    void a_heading_that_cannot_be_meant_ends_the_query() throws IOException {
        for (List<String> heading : List.of(
                List.of("a,b\n", "has none of the columns of Row in its first row: n, text"),
                List.of("text\n", "has no column n, and Row has no value for it when it is missing"),
                List.of("n,text,n\n", "has more than one column for n"),
                List.of(
                        "n,\"te\"xt\n",
                        "has a first row that names no columns: it has text behind a closing quote in its cell 2"))) {
            Path file = write("a.csv", heading.get(0) + "1\n");
            assertThatThrownBy(() -> rows(source().skipBadLines()))
                    .as(heading.get(0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("File " + file + " " + heading.get(1));
        }
    }

    @Test
    void files_without_rows_give_nothing_and_may_get_rows_later() throws IOException {
        write("a.csv", "");
        write("b.csv", "text,n\n");
        write("c.csv", "n,te");
        try (SourceDriver<Row> driver = new SourceDriver<>(source()).drain()) {
            assertThat(driver.events()).isEmpty();
            driver.restart();
            Files.writeString(directory.resolve("a.csv"), "n\n1\n", StandardOpenOption.APPEND);
            Files.writeString(directory.resolve("b.csv"), "x,2\n", StandardOpenOption.APPEND);
            Files.writeString(directory.resolve("c.csv"), "xt\n3,y\n", StandardOpenOption.APPEND);

            assertThat(driver.drain().events())
                    .containsExactlyInAnyOrder(new Row(1, null), new Row(2, "x"), new Row(3, "y"));
        }
    }

    @Test
    void a_column_may_be_called_as_null_is() throws IOException {
        write("a.csv", "n,text\n1,text\n2,\"text\"\n");

        assertThat(rows(source().nullText("text"))).containsExactly(new Row(1, null), new Row(2, "text"));
    }

    @Test
    void a_type_with_more_than_single_values_keeps_the_query_from_starting() {
        assertThatThrownBy(() -> rows(Csv.source(directory, Nested.class)))
                .hasMessageContaining("Nested cannot be read from cells: texts is of java.util.List");
        assertThatThrownBy(() -> rows(Csv.source(directory, String.class))).hasMessageContaining("Name a record");
    }

    @Test
    void settings_that_cannot_be_meant_are_refused() {
        assertThatThrownBy(() -> source().separatedBy('"')).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> source().separatedBy('é')).hasMessageContaining("ASCII");
        assertThatThrownBy(() -> source().nullText("a,b")).hasMessageContaining("NULL");
    }

    @Test
    void rows_of_several_lines_are_read_in_batches_of_any_size_and_behind_restarts() throws IOException {
        StringBuilder text = new StringBuilder("n,text\n");
        List<Row> expected = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
            Row row = new Row(n, n % 3 == 0 ? "a\n\"" + n + "\"\n" : "plain");
            expected.add(row);
            text.append(n).append(',');
            text.append(n % 3 == 0 ? "\"a\n\"\"" + n + "\"\"\n\"\n" : "plain\n");
        }
        write("a.csv", text.toString());
        pack("b.csv.gz", text.toString());
        for (int size : new int[] {1, 2, 7, 1_000}) {
            try (SourceDriver<Row> driver = new SourceDriver<>(source())) {
                for (int i = 0; driver.batch(new ReadLimits(size, Long.MAX_VALUE)); i++) {
                    if (i % 5 == 0) {
                        driver.restart();
                    }
                }
                assertThat(driver.events().subList(0, 300))
                        .as("batches of %d", size)
                        .isEqualTo(expected);
                assertThat(driver.events().subList(300, driver.events().size())).isEqualTo(expected);
            }
        }
    }

    @Test
    void large_files_are_read_in_several_splits_that_begin_with_rows() throws IOException {
        StringBuilder text = new StringBuilder("n,text\n");
        IntStream.range(0, 200_000).forEach(n -> text.append(n).append(",\"x\ny\"\n"));
        write("a.csv", text.toString());

        assertThat(rows())
                .extracting(Row::n)
                .isEqualTo(IntStream.range(0, 200_000).boxed().toList());
    }

    @Test
    void a_last_row_without_newline_waits_for_it_also_at_the_end() throws IOException {
        write("a.csv", "n,text\n1,x\n12");
        try (SourceDriver<Row> driver = new SourceDriver<>(source()).drainToEnd()) {
            assertThat(driver.events()).containsExactly(new Row(1, "x"));
            assertThat(driver.reader().unfinished())
                    .hasValueSatisfying(line -> assertThat(line).contains("line 3"));
            Files.writeString(directory.resolve("a.csv"), "3,\"y\n", StandardOpenOption.APPEND);
            driver.drainToEnd();
            assertThat(driver.events()).hasSize(1);
            Files.writeString(directory.resolve("a.csv"), "z\"\n", StandardOpenOption.APPEND);

            assertThat(driver.drainToEnd().events()).containsExactly(new Row(1, "x"), new Row(123, "y\nz"));
        }
    }

    @Test
    void a_compressed_file_needs_no_last_newline() throws IOException {
        pack("a.csv.gz", "n,text\n1,x\n2,y");

        assertThat(rows()).containsExactly(new Row(1, "x"), new Row(2, "y"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private void pack(String name, String text) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(directory.resolve(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private CsvSource<Row> source() {
        return Csv.source(directory, Row.class);
    }

    private List<Row> rows() throws IOException {
        return rows(source());
    }

    private static <T> List<T> rows(CsvSource<T> source) throws IOException {
        try (SourceDriver<T> driver = new SourceDriver<>(source)) {
            return driver.drain().events();
        }
    }

    private static int bad(CsvSource<?> source) throws IOException {
        try (SourceDriver<?> driver = new SourceDriver<>(source.skipBadLines()).drain()) {
            assertThat(driver.events()).isEmpty();
            return driver.read.skipped;
        }
    }
}
