package dev.holdfast.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the table, whatever happens. */
class DeltaSinkTest {

    @TempDir
    Path temporary;

    record Longs(long n, String country) {}

    record Names(String country) {}

    record More(int n, String country, String page) {}

    record Lists(List<String> pages) {}

    enum Color {
        RED
    }

    @SuppressWarnings("ArrayRecordComponent") // a row may hold bytes
    record All(
            boolean flag,
            byte tiny,
            short small,
            int number,
            long large,
            float real,
            double exact,
            BigDecimal amount,
            Optional<String> text,
            char letter,
            Color color,
            UUID id,
            byte[] bytes,
            @Nullable Instant at,
            LocalDate day) {}

    @Test
    void values_of_all_types_come_back() throws IOException {
        All row = new All(
                true,
                (byte) -1,
                (short) 2,
                3,
                4L,
                1.5f,
                2.5,
                new BigDecimal("-12.340"),
                Optional.of("é😀"),
                'x',
                Color.RED,
                new UUID(5, 6),
                new byte[] {1, 2},
                Instant.parse("1969-12-31T23:59:59.999999500Z"),
                LocalDate.of(1960, 2, 29));
        All nulls = new All(
                false,
                (byte) 0,
                (short) 0,
                0,
                0,
                0,
                0,
                BigDecimal.ONE,
                Optional.empty(),
                'y',
                Color.RED,
                new UUID(7, 8),
                new byte[0],
                null,
                LocalDate.EPOCH);
        Deliveries.deliver(Delta.sink("all", table().toString(), All.class), 0, 0, row, nulls);

        List<List<Object>> found = TableRows.read(table(), read -> {
            List<Object> values = new ArrayList<>();
            values.add(read.getBoolean(0));
            values.add(read.getByte(1));
            values.add(read.getShort(2));
            values.add(read.getInt(3));
            values.add(read.getLong(4));
            values.add(read.getFloat(5));
            values.add(read.getDouble(6));
            values.add(read.getDecimal(7));
            values.add(read.isNullAt(8) ? "null" : read.getString(8));
            values.add(read.getString(9));
            values.add(read.getString(10));
            values.add(read.getString(11));
            values.add(read.getBinary(12));
            values.add(read.isNullAt(13) ? "null" : read.getLong(13));
            values.add(read.getInt(14));
            return values;
        });
        assertThat(found.get(0))
                .containsExactly(
                        true,
                        (byte) -1,
                        (short) 2,
                        3,
                        4L,
                        1.5f,
                        2.5,
                        new BigDecimal("-12.340000000000000000"),
                        "é😀",
                        "x",
                        "RED",
                        new UUID(5, 6).toString(),
                        new byte[] {1, 2},
                        -1L,
                        -3594);
        assertThat(found.get(1)).containsSequence("null", "y").contains("null", 0);
        assertThat(found).hasSize(2);
    }

    @Test
    void rows_of_a_partition_stand_in_a_directory_of_their_own() throws IOException {
        DeltaSink<Visit> sink = sink().partitionedBy("country");
        Deliveries.deliver(sink, 0, 0, new Visit(1, "AT"), new Visit(2, "DE"), new Visit(3, "AT"), new Visit(4, null));
        Deliveries.deliver(sink, 1, 1, new Visit(5, "DE"));

        assertThat(rows())
                .containsExactlyInAnyOrder(
                        new Visit(1, "AT"),
                        new Visit(2, "DE"),
                        new Visit(3, "AT"),
                        new Visit(4, null),
                        new Visit(5, "DE"));
        assertThat(TableRows.snapshot(table()).getPartitionColumnNames()).containsExactly("country");
        assertThat(table().resolve("country=AT")).isDirectoryContaining("glob:**.parquet");
        assertThat(table().resolve("country=DE")).isDirectoryContaining("glob:**.parquet");
    }

    @Test
    void a_batch_or_an_earlier_one_that_comes_again_is_not_written_again() throws IOException {
        Deliveries.deliver(sink(), 0, 0, new Visit(1, "AT"));
        Deliveries.deliver(sink(), 3, 1, new Visit(2, "AT"));
        Deliveries.deliver(sink(), 3, 2, new Visit(2, "AT"));
        Deliveries.deliver(sink(), 0, 2, new Visit(1, "AT"));

        assertThat(rows()).containsExactlyInAnyOrder(new Visit(1, "AT"), new Visit(2, "AT"));
        assertThat(sink().open(new QueryRun(Deliveries.QUERY, 3)).lastBatch()).hasValue(3);
    }

    @Test
    void sinks_and_queries_share_a_table_and_count_their_batches_by_themselves() throws IOException {
        Deliveries.deliver(sink(), 7, 0, new Visit(1, "AT"));
        Deliveries.deliver(Delta.sink("others", table().toString(), Visit.class), 0, 0, new Visit(2, "AT"));
        OutboxSink.Writer other = sink().open(new QueryRun(new UUID(3, 4), 0));

        assertThat(other.lastBatch()).isEmpty();
        assertThat(rows()).hasSize(2);
    }

    @Test
    void a_table_that_has_more_columns_gets_null_there_and_other_differences_are_refused_when_the_query_starts()
            throws IOException {
        Deliveries.deliver(Delta.sink("more", table().toString(), More.class), 0, 0, new More(1, "AT", "/home"));
        Deliveries.deliver(sink(), 0, 0, new Visit(2, "DE"));

        assertThat(TableRows.read(table(), row -> row.isNullAt(2) ? "null" : row.getString(2)))
                .containsExactlyInAnyOrder("/home", "null");
        assertThatThrownBy(() ->
                        Delta.sink("longs", table().toString(), Longs.class).open(new QueryRun(Deliveries.QUERY, 0)))
                .isInstanceOf(IOException.class)
                .hasMessage("Table " + table()
                        + " does not take the rows of sink longs: its column 'n' is of the type integer,"
                        + " and the component gives long. Change the record.");
        assertThatThrownBy(() -> sink().partitionedBy("country").open(new QueryRun(Deliveries.QUERY, 0)))
                .hasMessageContaining("it is partitioned by [], and the sink by [country]");
        Path small = temporary.resolve("small");
        Delta.sink("names", small.toString(), Names.class)
                .open(new QueryRun(Deliveries.QUERY, 0))
                .close();
        assertThatThrownBy(() ->
                        Delta.sink("visits", small.toString(), Visit.class).open(new QueryRun(Deliveries.QUERY, 0)))
                .hasMessageContaining("it has no column 'n', only [country]. Add it to the table as integer");
    }

    @Test
    void another_writer_that_commits_at_the_same_time_is_passed() throws IOException {
        GuestFiles files = new GuestFiles();
        OutboxSink.Writer writer = sink().on(files.engine()).open(new QueryRun(Deliveries.QUERY, 0));
        files.expect(() ->
                Deliveries.deliver(Delta.sink("others", table().toString(), Visit.class), 5, 0, new Visit(2, "DE")));
        writer.deliver(0, new ByteArrayInputStream(Deliveries.encode(sink(), new Visit(1, "AT"))));

        assertThat(rows()).containsExactlyInAnyOrder(new Visit(1, "AT"), new Visit(2, "DE"));
    }

    @Test
    void a_batch_that_another_run_commits_at_the_same_time_is_there_once() throws IOException {
        GuestFiles files = new GuestFiles();
        OutboxSink.Writer writer = sink().on(files.engine()).open(new QueryRun(Deliveries.QUERY, 0));
        files.expect(() -> Deliveries.deliver(sink(), 0, 1, new Visit(1, "AT")));
        writer.deliver(0, new ByteArrayInputStream(Deliveries.encode(sink(), new Visit(1, "AT"))));

        assertThat(rows()).containsExactly(new Visit(1, "AT"));
    }

    @Test
    void a_table_that_changes_while_the_query_runs_is_refused_at_the_next_batch() throws IOException {
        OutboxSink.Writer writer = sink().open(new QueryRun(Deliveries.QUERY, 0));
        Files.move(table(), temporary.resolve("old"));
        Deliveries.deliver(Delta.sink("names", table().toString(), Names.class), 0, 0, new Names("AT"));

        assertThatThrownBy(() ->
                        writer.deliver(0, new ByteArrayInputStream(Deliveries.encode(sink(), new Visit(1, "AT")))))
                .hasMessageContaining("it has no column 'n', only [country]");
    }

    @Test
    void a_table_with_a_feature_that_the_kernel_does_not_write_keeps_the_query_from_starting() throws IOException {
        Deliveries.deliver(sink(), 0, 0, new Visit(1, "AT"));
        Path log = table().resolve("_delta_log");
        String first = Files.readString(log.resolve("00000000000000000000.json"));
        for (String sum :
                new String[] {".00000000000000000000.json.crc", "00000000000000000000.crc", "00000000000000000001.crc"
                }) {
            Files.deleteIfExists(log.resolve(sum));
        }
        Files.writeString(
                log.resolve("00000000000000000000.json"),
                first.replaceFirst(
                        "\\{\"protocol\":\\{[^}]*}}",
                        "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":7,\"writerFeatures\":[\"unheardOf\"]}}"));

        assertThatThrownBy(() -> sink().open(new QueryRun(Deliveries.QUERY, 1)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Sink visits cannot be opened to table")
                .hasMessageContaining("unheardOf");
    }

    @Test
    void what_no_column_takes_is_refused_when_the_sink_is_made() {
        assertThatThrownBy(() -> Delta.sink("x", "t", Lists.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Component 'pages'");
        assertThatThrownBy(() -> Delta.sink("x", "t", String.class)).hasMessageContaining("is no record");
        assertThatThrownBy(() -> sink().partitionedBy("town")).hasMessageContaining("it is no component");
        assertThatThrownBy(() -> sink().partitionedBy("n", "country")).hasMessageContaining("one must be left");
    }

    @Test
    void a_value_out_of_range_ends_the_batch_and_is_not_shown() {
        record Amount(BigDecimal amount) {}
        DeltaSink<Amount> sink = Delta.sink("amounts", table().toString(), Amount.class);

        assertThatThrownBy(() -> Deliveries.encode(sink, new Amount(new BigDecimal("1e-19"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Column 'amount' of sink amounts is of the type Decimal(38, 18)")
                .hasMessageNotContaining("E-19");
    }

    @Test
    void a_batch_of_other_columns_is_refused() throws IOException {
        byte[] bytes = Deliveries.encode(Delta.sink("visits", table().toString(), More.class), new More(1, "AT", "/"));

        assertThatThrownBy(() ->
                        sink().open(new QueryRun(Deliveries.QUERY, 0)).deliver(4, new ByteArrayInputStream(bytes)))
                .hasMessageContaining("Batch 4 was committed, and not delivered, when sink visits had other columns");
    }

    @Test
    void a_table_that_cannot_be_written_keeps_the_query_from_starting() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "no table");

        assertThatThrownBy(() ->
                        Delta.sink("visits", file.toString(), Visit.class).open(new QueryRun(Deliveries.QUERY, 0)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Sink visits cannot be opened to table " + file);
    }

    private Path table() {
        return temporary.resolve("visits");
    }

    private DeltaSink<Visit> sink() {
        return Delta.sink("visits", table().toString(), Visit.class);
    }

    private List<Visit> rows() throws IOException {
        return Visit.in(table());
    }
}
