package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.runtime.io.PartitionedFiles.Flight;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows that stand in directories by what is in them. */
class PartitionedSinkTest extends PartitionedFiles {

    @Test
    void each_batch_becomes_a_file_for_each_partition() throws IOException {
        OutboxSink.Writer writer = open(byOrigin(), 0);
        writer.deliver(7, rows(byOrigin(), new Flight("AMS", 1), new Flight("VIE", 2), new Flight("AMS", 3)));
        writer.deliver(9, rows(byOrigin(), new Flight("VIE", 4)));

        assertThat(tree())
                .containsExactly(
                        ".00000000000000000009.delivered",
                        "_query",
                        "origin=AMS/00000000000000000007.jsonl",
                        "origin=VIE/00000000000000000007.jsonl",
                        "origin=VIE/00000000000000000009.jsonl");
        assertThat(directory.resolve("origin=AMS/00000000000000000007.jsonl"))
                .hasContent("{\"origin\":\"AMS\",\"n\":1}\n{\"origin\":\"AMS\",\"n\":3}\n");
        assertThat(writer.lastBatch()).hasValue(9);
    }

    @Test
    void each_file_of_csv_has_a_heading() throws IOException {
        CsvSink<Flight> sink = Csv.sink(directory, Flight.class).partitionedBy("origin", Flight::origin);
        open(sink, 0).deliver(0, rows(sink, new Flight("AMS", 1), new Flight("VIE", 2)));

        assertThat(directory.resolve("origin=AMS/00000000000000000000.csv")).hasContent("origin,n\nAMS,1\n");
        assertThat(directory.resolve("origin=VIE/00000000000000000000.csv")).hasContent("origin,n\nVIE,2\n");
    }

    @Test
    void several_columns_make_several_levels() throws IOException {
        JsonLinesSink<Flight> sink = byOrigin().partitionedBy("day", flight -> LocalDate.of(2026, 11, flight.n()));
        open(sink, 0).deliver(0, rows(sink, new Flight("AMS", 1)));

        assertThat(tree()).contains("origin=AMS/day=2026-11-01/00000000000000000000.jsonl");
    }

    @Test
    void names_are_escaped_as_hive_does() throws IOException {
        String[] origins = {"a/b", "..", "x=y:z", "50%", "tab\there", "Ünï", "a b", "C:\\d"};
        JsonLinesSink<Flight> sink = byOrigin();
        open(sink, 0)
                .deliver(
                        0,
                        rows(
                                sink,
                                IntStream.range(0, origins.length)
                                        .mapToObj(i -> new Flight(origins[i], i))
                                        .toArray(Flight[]::new)));

        assertThat(directories())
                .containsExactlyInAnyOrder(
                        "origin=a%2Fb",
                        "origin=..",
                        "origin=x%3Dy%3Az",
                        "origin=50%25",
                        "origin=tab%09here",
                        "origin=Ünï",
                        "origin=a b",
                        "origin=C%3A%5Cd");
    }

    @Test
    void null_and_nothing_stand_in_hives_own_directory() throws IOException {
        JsonLinesSink<Flight> sink = sink().partitionedBy(
                        "origin", flight -> flight.n() == 0 ? Optional.empty() : flight.n() == 1 ? "" : null);
        open(sink, 0).deliver(0, rows(sink, new Flight("", 0), new Flight("", 1), new Flight("", 2)));

        assertThat(directories()).containsExactly("origin=__HIVE_DEFAULT_PARTITION__");
        assertThat(directory.resolve("origin=__HIVE_DEFAULT_PARTITION__/00000000000000000000.jsonl"))
                .content()
                .hasLineCount(3);
    }

    @Test
    void values_that_make_no_names_end_the_batch_and_are_not_shown() {
        assertThatThrownBy(() -> rows(sink().partitionedBy("x", flight -> 0.5), new Flight("AMS", 1)))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("'x'", "java.lang.Double", "Partition by")
                .hasMessageNotContaining("0.5");
        assertThatThrownBy(() -> rows(byOrigin(), new Flight("\uD800", 1))).hasMessageContaining("surrogate");
        assertThatThrownBy(() -> rows(byOrigin(), new Flight("secret".repeat(50), 1)))
                .hasMessageContaining("too long for the name of a directory")
                .hasMessageNotContaining("secret");
    }

    @Test
    void what_cannot_be_a_partition_is_refused_when_the_sink_is_made() {
        record Measured(double value) {}
        assertThatThrownBy(() -> JsonLines.sink(directory, Measured.class).partitionedBy("value", Measured::value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'value'", "double", "partitionedBy(");
        assertThatThrownBy(() -> byOrigin().partitionedBy("origin", Flight::n)).hasMessageContaining("'origin'");
        assertThatThrownBy(() -> sink().partitionedBy("", Flight::n)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_batch_of_many_partitions_has_one_file_open_at_a_time_and_no_row_is_lost() throws IOException {
        JsonLinesSink<Flight> sink = sink().partitionedBy("n", flight -> flight.n() % 40);
        Flight[] flights = IntStream.range(0, 2000)
                .mapToObj(n -> new Flight("x".repeat(20_000), n))
                .toArray(Flight[]::new);
        OpenFiles open = new OpenFiles();
        open(open.files(), sink, 0).deliver(0, rows(sink, flights));

        assertThat(open.most()).isLessThanOrEqualTo(6); // one that is written, and what memory did not hold of its rows
        assertThat(readTree(directory).stream().map(Flight::n))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 2000).boxed().toList());
        assertThat(tree()).hasSize(40 + 2);
    }

    @Test
    void a_batch_that_comes_again_changes_nothing_also_when_its_files_were_taken() throws IOException {
        open(byOrigin(), 0).deliver(7, rows(byOrigin(), new Flight("AMS", 1)));
        Files.delete(directory.resolve("origin=AMS/00000000000000000007.jsonl"));
        OutboxSink.Writer next = open(byOrigin(), 1);
        next.deliver(7, rows(byOrigin(), new Flight("AMS", 1)));

        assertThat(tree()).noneMatch(name -> name.endsWith(".jsonl"));
        assertThatThrownBy(() -> next.deliver(7, rows(byOrigin(), new Flight("AMS", 2))))
                .hasMessageContainingAll("Batch 7", "other rows");
    }

    @Test
    void a_file_of_somebody_else_is_not_overwritten() throws IOException {
        OutboxSink.Writer writer = open(byOrigin(), 0);
        Files.createDirectories(directory.resolve("origin=AMS"));
        Files.writeString(directory.resolve("origin=AMS/00000000000000000007.jsonl"), "mine");

        assertThatThrownBy(() -> writer.deliver(7, rows(byOrigin(), new Flight("AMS", 1))))
                .hasMessageContaining("another run wrote it");
        assertThat(directory.resolve("origin=AMS/00000000000000000007.jsonl")).hasContent("mine");
    }

    @Test
    void a_run_that_was_replaced_writes_nothing_more_and_says_so() throws IOException {
        OutboxSink.Writer zombie = open(byOrigin(), 3);
        OutboxSink.Writer later = open(byOrigin(), 3);

        assertThatThrownBy(() -> zombie.deliver(7, rows(byOrigin(), new Flight("AMS", 1))))
                .hasMessageContainingAll("Another run of the query", "batch 7");
        assertThat(tree()).noneMatch(name -> name.endsWith(".jsonl"));
        later.deliver(7, rows(byOrigin(), new Flight("AMS", 1)));
        assertThat(readTree(directory)).containsExactly(new Flight("AMS", 1));
    }

    @Test
    void rows_that_were_committed_under_other_settings_are_refused() throws IOException {
        assertThatThrownBy(() -> open(byOrigin(), 0).deliver(1, rows(sink(), new Flight("AMS", 1))))
                .hasMessageContainingAll("Batch 1", "was not partitioned", "without partitionedBy");
        assertThatThrownBy(() -> open(sink(), 1).deliver(1, rows(byOrigin(), new Flight("AMS", 1))))
                .hasMessageContainingAll("Batch 1", "was partitioned", "with partitionedBy");
    }

    @Test
    void a_sink_can_be_partitioned_later_and_no_longer() throws IOException {
        open(sink(), 0).deliver(0, rows(sink(), new Flight("AMS", 0)));
        open(byOrigin(), 1).deliver(1, rows(byOrigin(), new Flight("AMS", 1)));
        OutboxSink.Writer last = open(sink(), 2);
        assertThat(last.lastBatch()).hasValue(1);
        last.deliver(2, rows(sink(), new Flight("AMS", 2)));

        assertThat(readTree(directory)).hasSize(3);
        assertThat(tree()).noneMatch(name -> name.contains("staging") || name.contains("fenced"));
    }

    @Test
    void a_delivery_that_fails_leaves_nothing() throws IOException {
        OutboxSink.Writer writer = open(byOrigin(), 0);
        byte[] bytes = rows(byOrigin(), new Flight("AMS", 1)).readAllBytes();

        assertThatThrownBy(() -> writer.deliver(1, new ByteArrayInputStream(bytes, 0, bytes.length - 2)))
                .hasMessageContaining("end within a row");
        assertThat(tree()).containsExactly("_query");
    }

    @Test
    void a_run_is_told_by_the_query() throws IOException {
        open(byOrigin(), 0).deliver(0, rows(byOrigin(), new Flight("AMS", 0)));

        assertThatThrownBy(() -> byOrigin().open(new QueryRun(new UUID(3, 4), 0)))
                .hasMessageContaining("belongs to");
    }
}
