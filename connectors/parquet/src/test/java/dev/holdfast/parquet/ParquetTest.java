package dev.holdfast.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.serial.StateSerializers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read, and what is no such file is said. */
class ParquetTest {

    @TempDir
    Path temporary;

    @Test
    void rows_of_all_kinds_come_back_as_they_were_in_each_compression() throws IOException {
        Flight[] flights = IntStream.range(0, 1000).mapToObj(Flight::of).toArray(Flight[]::new);
        for (Compression compression : Compression.values()) {
            Path directory = temporary.resolve(compression.name());
            ParquetFiles.deliver(Parquet.sink(directory, new FlightSerializer()).compressedBy(compression), 0, flights);

            assertThat(ParquetFiles.read(Parquet.source(directory, new FlightSerializer())))
                    .as(compression.name())
                    .containsExactly(flights);
        }
    }

    @Test
    void the_same_rows_give_the_same_bytes() throws IOException {
        deliver("a", 0, 100);
        deliver("b", 0, 100);

        assertThat(file("a", 0)).hasSameBinaryContentAs(file("b", 0));
    }

    @Test
    void times_are_cut_to_microseconds() throws IOException {
        Flight flight = Flight.of(1);
        Flight fine = new Flight(
                1,
                flight.origin(),
                flight.kind(),
                Instant.ofEpochSecond(-1, 999_999_999),
                null,
                BigDecimal.ONE,
                0,
                false,
                new byte[0],
                List.of(),
                Map.of(),
                null,
                List.of());
        ParquetFiles.deliver(Parquet.sink(temporary.resolve("a"), new FlightSerializer()), 0, fine);

        assertThat(ParquetFiles.read(Parquet.source(temporary.resolve("a"), new FlightSerializer()))
                        .get(0)
                        .at())
                .isEqualTo(Instant.ofEpochSecond(-1, 999_999_000));
    }

    @Test
    void a_number_that_its_column_does_not_hold_ends_the_batch_and_is_not_shown() {
        Flight flight = Flight.of(1);
        Flight fine = new Flight(
                1,
                flight.origin(),
                flight.kind(),
                flight.at(),
                null,
                new BigDecimal("1e-19"),
                0,
                false,
                new byte[0],
                List.of(),
                Map.of(),
                null,
                List.of());

        assertThatThrownBy(() ->
                        ParquetFiles.deliver(Parquet.sink(temporary.resolve("a"), new FlightSerializer()), 0, fine))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("38 digits")
                .hasMessageNotContaining("E-19");
    }

    @Test
    void batches_are_row_groups_and_a_restart_goes_on_in_the_midst_of_a_file() throws IOException {
        deliver("a", 0, 5000);
        List<Visit> rows = new ArrayList<>();
        Offset offset = null;
        int batches = 0;
        while (rows.size() < 5000) {
            offset = ParquetFiles.readFrom(
                    Parquet.source(temporary.resolve("a"), new VisitSerializer()),
                    offset,
                    new ReadLimits(500, 1 << 30),
                    rows);
            batches++;
        }
        assertThat(batches).isGreaterThan(5);
        assertThat(rows.stream().map(Visit::n))
                .containsExactlyElementsOf(IntStream.range(0, 5000).boxed().toList());
        assertThat(offset.json()).contains("\"byte\":" + Files.size(file("a", 0)));
    }

    @Test
    void new_files_are_read_each_once() throws IOException {
        deliver("a", 0, 3);
        List<Visit> rows = new ArrayList<>();
        try (SourceReader<Visit> reader =
                Parquet.source(temporary.resolve("a"), new VisitSerializer()).open(() -> {})) {
            Offset offset = ParquetFiles.readFrom(reader, null, ParquetFiles.ALL, rows);
            deliver("a", 1, 2);
            ParquetFiles.readFrom(reader, offset, ParquetFiles.ALL, rows);
        }
        assertThat(rows).hasSize(5);
    }

    @Test
    void partitions_and_fewer_files() throws IOException {
        ParquetSink<Visit> sink = Parquet.sink(temporary.resolve("a"), new VisitSerializer())
                .partitionedBy("country", Visit::country)
                .withMaxPartSize(1 << 20);
        try (var writer = sink.open(new QueryRun(ParquetFiles.QUERY, 0))) {
            for (int batch = 0; batch < 4; batch++) {
                writer.deliver(batch, ParquetFiles.encode(sink, new Visit(batch, "AT"), new Visit(-batch, null)));
            }
        }

        assertThat(temporary.resolve("a/country=AT/00000000000000000003.parquet"))
                .exists();
        assertThat(ParquetFiles.visits(temporary.resolve("a/country=AT"))).hasSize(4);
        assertThat(ParquetFiles.read(Parquet.source(temporary.resolve("a"), new VisitSerializer())
                        .recursively()))
                .hasSize(8);
    }

    @Test
    void a_file_that_grew_was_replaced_or_is_gone_before_its_end_is_refused() throws IOException {
        deliver("a", 0, 5000);
        List<Visit> rows = new ArrayList<>();
        ParquetSource<Visit> source = Parquet.source(temporary.resolve("a"), new VisitSerializer());
        Offset half = ParquetFiles.readFrom(source, null, new ReadLimits(500, 1 << 30), rows);
        Offset all = ParquetFiles.readFrom(source, null, ParquetFiles.ALL, rows);
        byte[] content = Files.readAllBytes(file("a", 0));

        Files.write(file("a", 0), content, StandardOpenOption.APPEND);
        assertThatThrownBy(() -> ParquetFiles.readFrom(source, all, ParquetFiles.ALL, rows))
                .hasMessageContainingAll("00000000000000000000.parquet", "has grown or changed");
        byte[] other = content.clone();
        other[10]++;
        Files.write(file("a", 0), other);
        assertThatThrownBy(() -> ParquetFiles.readFrom(source, half, ParquetFiles.ALL, rows))
                .hasMessageContaining("00000000000000000000.parquet");
        Files.delete(file("a", 0));
        assertThatThrownBy(() -> ParquetFiles.readFrom(source, half, ParquetFiles.ALL, rows))
                .hasMessageContaining("00000000000000000000.parquet is missing");
    }

    @Test
    void what_is_cut_off_damaged_or_something_else_is_said_with_its_name() throws IOException {
        deliver("good", 0, 2000);
        byte[] content = Files.readAllBytes(file("good", 0));
        Path bad = Files.createDirectories(temporary.resolve("bad")).resolve("bad.parquet");
        for (int length : new int[] {1, 8, 100, content.length / 2, content.length - 1}) {
            Files.write(bad, Arrays.copyOf(content, length));
            assertRefused(bad);
        }
        Files.writeString(bad, "{\"n\":1}\n".repeat(100));
        assertRefused(bad);
        byte[] hugeFooter = content.clone();
        Arrays.fill(hugeFooter, content.length - 8, content.length - 5, (byte) 0xFF);
        Files.write(bad, hugeFooter);
        assertRefused(bad);
    }

    private static void assertRefused(Path bad) {
        assertThatThrownBy(() -> ParquetFiles.visits(bad.getParent()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("File " + bad)
                .hasMessageContaining("cut off or damaged");
    }

    @Test
    void any_damaged_byte_gives_rows_or_an_error_with_the_files_name() throws IOException {
        deliver("good", 0, 500);
        byte[] content = Files.readAllBytes(file("good", 0));
        Path bad = Files.createDirectories(temporary.resolve("bad")).resolve("bad.parquet");
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = content.clone();
            int place = i % 2 == 0 ? random.nextInt(content.length) : content.length - 1 - random.nextInt(600);
            damaged[place] ^= (byte) (1 << random.nextInt(8));
            Files.write(bad, damaged);
            try {
                ParquetFiles.visits(bad.getParent());
            } catch (IOException e) {
                assertThat(e).as("byte " + place).hasMessageContaining(bad.toString());
            }
        }
    }

    @Test
    void a_column_that_is_missing_or_of_another_type_is_said() throws IOException {
        deliver("a", 0, 1);

        assertThatThrownBy(() -> ParquetFiles.read(Parquet.source(temporary.resolve("a"), new FlightSerializer())))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("00000000000000000000.parquet", "has no column 'kind'");
    }

    @Test
    void rows_that_were_committed_as_another_type_are_refused() throws IOException {
        var rows = ParquetFiles.encode(Parquet.sink(temporary.resolve("a"), new FlightSerializer()), Flight.of(1));
        try (var writer =
                Parquet.sink(temporary.resolve("a"), new VisitSerializer()).open(new QueryRun(ParquetFiles.QUERY, 0))) {
            assertThatThrownBy(() -> writer.deliver(0, rows)).hasMessageContaining("had other columns");
        }
    }

    @Test
    void what_has_no_columns_is_refused_when_the_sink_is_made() {
        assertThatThrownBy(() -> Parquet.sink(temporary, StateSerializers.string()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("they are no records");
    }

    @Test
    void it_describes_itself() {
        ParquetSink<Visit> sink = Parquet.sink(Path.of("data/visits"), new VisitSerializer());

        assertThat(sink.id()).isEqualTo("parquet:visits");
        assertThat(sink.named("x").id()).isEqualTo("x");
        assertThat(sink.guarantee()).isEqualTo(DeliveryGuarantee.EXACTLY_ONCE);
        assertThat(sink.description()).isEqualTo("Parquet in data/visits");
        assertThat(Parquet.source(Path.of("visits"), new VisitSerializer()).description())
                .isEqualTo("Parquet of visits");
    }

    /** Row groups are small, so that there are several. */
    private void deliver(String directory, long batch, int rows) throws IOException {
        ParquetFiles.deliver(
                Parquet.sink(temporary.resolve(directory), new VisitSerializer())
                        .withRowGroupSize(1000),
                batch,
                IntStream.range(0, rows)
                        .mapToObj(n -> new Visit(n, n % 2 == 0 ? null : "land " + n))
                        .toArray(Visit[]::new));
    }

    private Path file(String directory, long batch) {
        return temporary.resolve(directory).resolve("0000000000000000000" + batch + ".parquet");
    }
}
