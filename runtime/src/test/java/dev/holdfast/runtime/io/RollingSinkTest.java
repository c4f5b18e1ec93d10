package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Stream;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.output.Rolling;
import dev.holdfast.runtime.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Files that have the rows of several batches. */
class RollingSinkTest extends PartitionedFiles {

    private final ManualClock clock = new ManualClock(Instant.EPOCH);

    @Test
    void rows_wait_unseen_until_there_are_enough() throws IOException {
        OutboxSink.Writer writer = open(sink().withMaxPartSize(60), 0);
        writer.deliver(3, rows(sink(), new Flight("AMS", 1)));
        writer.deliver(4, rows(sink(), new Flight("AMS", 2)));

        assertThat(readTree(directory)).isEmpty();
        assertThat(writer.lastBatch()).hasValue(4);
        writer.deliver(6, rows(sink(), new Flight("AMS", 3)));
        assertThat(directory.resolve("00000000000000000006.jsonl"))
                .hasContent(
                        "{\"origin\":\"AMS\",\"n\":1}\n{\"origin\":\"AMS\",\"n\":2}\n{\"origin\":\"AMS\",\"n\":3}\n");
        assertThat(tree()).containsExactly(".00000000000000000006.delivered", "00000000000000000006.jsonl", "_query");
        assertThat(writer.lastBatch()).hasValue(6);
    }

    @Test
    void rows_are_shown_when_the_first_has_waited_long_enough() throws IOException {
        OutboxSink.Writer writer = open(timed(), 0);
        writer.deliver(0, rows(sink(), new Flight("AMS", 1)));
        clock.advance(Duration.ofSeconds(40));
        writer.deliver(1, rows(sink(), new Flight("AMS", 2)));
        clock.advance(Duration.ofSeconds(19));
        writer.idle();
        assertThat(readTree(directory)).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        writer.idle();
        assertThat(readTree(directory)).hasSize(2);
        writer.idle();
        assertThat(tree()).hasSize(3);
    }

    @Test
    void what_waits_is_shown_when_the_query_ends_and_when_it_starts() throws IOException {
        OutboxSink.Writer writer = open(timed(), 0);
        writer.deliver(0, rows(sink(), new Flight("AMS", 1)));
        writer.close();
        assertThat(readTree(directory)).hasSize(1);
        assertThat(tree()).containsExactly(".00000000000000000000.delivered", "00000000000000000000.jsonl", "_query");

        open(timed(), 1).deliver(1, rows(sink(), new Flight("AMS", 2)));
        assertThat(readTree(directory)).hasSize(1);
        assertThat(open(timed(), 2).lastBatch()).hasValue(1);
        assertThat(readTree(directory)).hasSize(2);
    }

    @Test
    void what_waits_is_shown_also_when_files_are_not_rolled_any_more() throws IOException {
        open(timed(), 0).deliver(0, rows(sink(), new Flight("AMS", 1)));
        OutboxSink.Writer writer = open(sink(), 1);
        assertThat(writer.lastBatch()).hasValue(0);
        writer.deliver(1, rows(sink(), new Flight("AMS", 2)));

        assertThat(readTree(directory)).hasSize(2);
        assertThat(Files.exists(directory.resolve(".waiting"))).isFalse();
    }

    @Test
    void with_partitions_each_directory_gets_one_file() throws IOException {
        JsonLinesSink<Flight> sink = byOrigin().withRolloverInterval(Duration.ofHours(1));
        OutboxSink.Writer writer = open(sink, 0);
        for (int batch = 0; batch < 10; batch++) {
            writer.deliver(batch, rows(sink, new Flight("AMS", batch), new Flight("VIE", batch)));
        }
        writer.close();

        assertThat(tree())
                .containsExactly(
                        ".00000000000000000009.delivered",
                        "_query",
                        "origin=AMS/00000000000000000009.jsonl",
                        "origin=VIE/00000000000000000009.jsonl");
        assertThat(readTree(directory)).hasSize(20);
    }

    @Test
    void a_file_of_csv_has_one_heading() throws IOException {
        CsvSink<Flight> sink = Csv.sink(directory, Flight.class).withMaxPartSize(1 << 20);
        OutboxSink.Writer writer = open(sink, 0);
        writer.deliver(0, rows(sink, new Flight("AMS", 1)));
        writer.deliver(1, rows(sink, new Flight("VIE", 2)));
        writer.close();

        assertThat(directory.resolve("00000000000000000001.csv")).hasContent("origin,n\nAMS,1\nVIE,2\n");
    }

    @Test
    void a_batch_that_comes_again_changes_nothing_whether_it_waits_or_was_shown() throws IOException {
        OutboxSink.Writer writer = open(timed(), 0);
        writer.deliver(0, rows(sink(), new Flight("AMS", 1)));
        writer.deliver(1, rows(sink(), new Flight("AMS", 2)));
        writer.deliver(1, rows(sink(), new Flight("AMS", 2)));
        assertThatThrownBy(() -> writer.deliver(1, rows(sink(), new Flight("AMS", 3))))
                .hasMessageContaining("another run wrote it");
        writer.close();
        OutboxSink.Writer next = open(timed(), 1);
        next.deliver(1, rows(sink(), new Flight("AMS", 2)));
        assertThatThrownBy(() -> next.deliver(0, rows(sink(), new Flight("AMS", 1))))
                .hasMessageContainingAll("Batch 0 comes again", "has batch 1", "older than the output");
        next.deliver(2, rows(sink(), new Flight("AMS", 3)));
        assertThatThrownBy(() -> next.deliver(0, rows(sink(), new Flight("AMS", 1))))
                .as("while rows wait")
                .hasMessageContaining("Batch 0 comes again");
        next.close();

        assertThat(readTree(directory))
                .containsExactly(new Flight("AMS", 1), new Flight("AMS", 2), new Flight("AMS", 3));
    }

    @Test
    void a_run_that_was_replaced_shows_nothing_more() throws IOException {
        OutboxSink.Writer zombie = open(timed(), 0);
        zombie.deliver(0, rows(sink(), new Flight("AMS", 1)));
        OutboxSink.Writer later = open(timed(), 1);
        later.deliver(1, rows(sink(), new Flight("AMS", 2)));

        assertThatThrownBy(() -> zombie.deliver(2, rows(sink(), new Flight("AMS", 3))))
                .hasMessageContaining("Another run of the query");
        clock.advance(Duration.ofHours(1));
        assertThatThrownBy(zombie::idle).hasMessageContaining("Another run of the query");
        zombie.close();
        later.close();
        assertThat(readTree(directory)).containsExactly(new Flight("AMS", 1), new Flight("AMS", 2));
    }

    @Test
    void sizes_and_times_that_are_none_are_refused() {
        assertThatThrownBy(() -> sink().withMaxPartSize(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sink().withRolloverInterval(Duration.ZERO))
                .hasMessageContaining("time that is not zero");
    }

    @Test
    void a_query_without_input_shows_what_waits() throws Exception {
        MemorySource<Flight> flights = MemorySource.of("flights");
        flights.add(new Flight("AMS", 1));
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(temporary.resolve("checkpoint"))
                .trigger(Trigger.processingTime(Duration.ofMillis(10)))
                .start(Stream.from(flights).writeTo(sink().withRolloverInterval(Duration.ofMillis(300))))) {
            query.processAllAvailable();
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (readTree(directory).isEmpty() && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(readTree(directory)).containsExactly(new Flight("AMS", 1));
        }
    }

    @Test
    void a_query_that_ends_shows_all() throws Exception {
        MemorySource<Flight> flights = MemorySource.of("flights");
        flights.add(new Flight("AMS", 1));
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(temporary.resolve("checkpoint"))
                .trigger(Trigger.availableNow())
                .start(Stream.from(flights).writeTo(sink().withRolloverInterval(Duration.ofHours(1))))) {
            query.awaitTermination();
        }
        assertThat(readTree(directory)).containsExactly(new Flight("AMS", 1));
    }

    private JsonLinesSink<Flight> timed() {
        return sink().with(sink().settings().with(new Rolling(1 << 20, Duration.ofMinutes(1), clock)));
    }
}
