package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files of rows hold, and that a source reads it back. */
class CsvSinkTest {

    private static final UUID QUERY = new UUID(1, 2);

    @TempDir
    Path temporary;

    record Row(int n, @Nullable String text) {}

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
