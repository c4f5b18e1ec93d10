package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.serial.StateOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files of rows hold, and that a source reads it back. */
class CsvSinkTest {

    private static final UUID QUERY = new UUID(1, 2);

    @TempDir
    Path temporary;

    record Row(int n, @Nullable String text) {}

    record Two(@Nullable String first, @Nullable String second) {}

    record Word(@Nullable String text) {}

    record Nested(int n, Row row) {}

    enum Color {
        RED
    }

    @SuppressWarnings("ArrayRecordComponent") // a row may hold bytes
    record All(
            boolean flag,
            long number,
            float small,
            double large,
            char letter,
            BigDecimal exact,
            Optional<String> text,
            Color color,
            UUID id,
            Instant at,
            LocalDate day,
            Duration length,
            byte @Nullable [] bytes) {}

    @Test
    void a_file_has_a_heading_and_quotes_where_they_are_needed() throws IOException {
        CsvSink<Row> sink = Csv.sink(temporary.resolve("out"), Row.class);
        deliver(
                sink,
                7,
                new Row(1, "a,b"),
                new Row(2, null),
                new Row(3, ""),
                new Row(4, "say \"x\"\n"),
                new Row(5, "plain"));

        assertThat(temporary.resolve("out/00000000000000000007.csv"))
                .hasContent("n,text\n1,\"a,b\"\n2,\n3,\"\"\n4,\"say \"\"x\"\"\n\"\n5,plain\n");
    }

    @Test
    void separator_null_and_heading_can_be_others() throws IOException {
        CsvSink<Row> sink = Csv.sink(temporary.resolve("out"), Row.class)
                .separatedBy('\t')
                .nullText("NULL")
                .withoutHeading();
        deliver(sink, 0, new Row(1, "a,b"), new Row(2, null), new Row(3, ""), new Row(4, "NULL"), new Row(5, "a\tb"));

        assertThat(temporary.resolve("out/00000000000000000000.csv"))
                .hasContent("1\ta,b\n2\tNULL\n3\t\"\"\n4\t\"NULL\"\n5\t\"a\tb\"\n");
    }

    @Test
    void a_source_reads_back_what_was_written() throws IOException {
        Path directory = temporary.resolve("out");
        All row = new All(
                true,
                -5,
                1.5f,
                1e300,
                '"',
                new BigDecimal("1.500E+7"),
                Optional.of(" x,\r\n\"é😀 "),
                Color.RED,
                new UUID(3, 4),
                Instant.parse("2020-02-29T23:59:59.123456789Z"),
                LocalDate.of(1960, 1, 31),
                Duration.ofMillis(-1_500),
                null);
        deliver(Csv.sink(directory, All.class), 0, row);

        try (SourceDriver<All> driver = new SourceDriver<>(Csv.source(directory, All.class)).drain()) {
            assertThat(driver.events()).containsExactly(row);
        }
    }

    @Test
    void a_source_reads_back_whatever_text_was_written_in_every_style() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            Path directory = temporary.resolve("out-" + i);
            CsvSink<Row> sink = Csv.sink(directory, Row.class);
            CsvSource<Row> source = Csv.source(directory, Row.class);
            if (random.nextBoolean()) {
                char separator = ";\t |a,".charAt(random.nextInt(6));
                sink = sink.separatedBy(separator);
                source = source.separatedBy(separator);
            }
            if (random.nextBoolean()) {
                String nullText = List.of("NULL", "-", "text").get(random.nextInt(3));
                sink = sink.nullText(nullText);
                source = source.nullText(nullText);
            }
            if (random.nextBoolean()) {
                sink = sink.withoutHeading();
                source = source.withoutHeading();
            }
            Row[] rows = Stream.generate(() -> new Row(random.nextInt(), text(random)))
                    .limit(20)
                    .toArray(Row[]::new);
            deliver(sink, 0, rows);

            try (SourceDriver<Row> driver = new SourceDriver<>(source)) {
                while (driver.batch(new ReadLimits(1 + random.nextInt(5), Long.MAX_VALUE))) {
                    driver.restart();
                }
                assertThat(driver.events()).as("round %d", i).containsExactly(rows);
            }
        }
    }

    private static @Nullable String text(Random random) {
        if (random.nextInt(6) == 0) {
            return null;
        }
        List<String> parts = List.of(
                "\"", ",", ";", "\t", "\n", "\r", " ", "a", "NULL", "-", "text", "\uFEFF", "é", "😀", "\\", "\0", "|",
                "1");
        return random.ints(random.nextInt(6), 0, parts.size())
                .mapToObj(parts::get)
                .collect(Collectors.joining());
    }

    @Test
    void rows_of_which_all_cells_are_null_come_back_and_a_blank_row_is_not_written() throws IOException {
        Path directory = temporary.resolve("out");
        deliver(Csv.sink(directory, Two.class).separatedBy('\t'), 0, new Two(null, null), new Two("\uFEFF", null));
        try (SourceDriver<Two> driver =
                new SourceDriver<>(Csv.source(directory, Two.class).separatedBy('\t')).drain()) {
            assertThat(driver.events()).containsExactly(new Two(null, null), new Two("\uFEFF", null));
        }
        Path words = temporary.resolve("words");
        assertThatThrownBy(() -> deliver(Csv.sink(words, Word.class), 0, new Word("a"), new Word(null)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nullText(");
        deliver(Csv.sink(words, Word.class).nullText("NULL"), 0, new Word(null), new Word(""));
        try (SourceDriver<Word> driver =
                new SourceDriver<>(Csv.source(words, Word.class).nullText("NULL")).drain()) {
            assertThat(driver.events()).containsExactly(new Word(null), new Word(""));
        }
    }

    @Test
    void text_that_is_none_is_refused() {
        assertThatThrownBy(() -> deliver(Csv.sink(temporary.resolve("out"), Row.class), 0, new Row(1, "\uD83D")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("half of a surrogate pair");
    }

    @Test
    void a_batch_that_comes_again_changes_nothing_and_other_rows_are_refused() throws IOException {
        CsvSink<Row> sink = Csv.sink(temporary.resolve("out"), Row.class);
        deliver(sink, 3, new Row(1, "a"));
        Files.delete(temporary.resolve("out/00000000000000000003.csv"));
        deliver(sink, 3, new Row(1, "a"));

        assertThat(temporary.resolve("out/00000000000000000003.csv")).doesNotExist();
        assertThat(sink.open(new QueryRun(QUERY, 1)).lastBatch()).hasValue(3);
        assertThatThrownBy(() -> deliver(sink, 3, new Row(2, "b"))).hasMessageContaining("holds other rows");
    }

    @Test
    void a_type_with_more_than_single_values_is_refused_when_the_sink_is_made() {
        assertThatThrownBy(() -> Csv.sink(temporary, Nested.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Nested cannot be written as cells: row is of " + Row.class.getName());
        assertThatThrownBy(() -> Csv.sink(temporary, String.class)).hasMessageContaining("Map the rows to a record");
    }

    @SafeVarargs
    private static <T> void deliver(OutboxSink<T> sink, long batch, T... rows) throws IOException {
        StateOutput out = new StateOutput();
        RowEncoder<T> encoder = sink.newEncoder();
        for (T row : rows) {
            encoder.encode(row, out);
        }
        try (OutboxSink.Writer writer = sink.open(new QueryRun(QUERY, 0))) {
            writer.deliver(batch, new ByteArrayInputStream(out.toByteArray()));
        }
    }
}
