package dev.holdfast.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.Sink;
import dev.holdfast.testkit.SinkPlace;
import dev.holdfast.testkit.SinkTester;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That each row is there once, whatever ends a process or a machine. */
class DeltaCrashTest {

    @TempDir
    Path temporary;

    @Test
    void many_batches_make_checkpoints_of_the_table_and_go_on_behind_them() throws IOException {
        try (OutboxSink.Writer writer = sink().open(new QueryRun(Deliveries.QUERY, 0))) {
            for (int batch = 0; batch < 12; batch++) {
                writer.deliver(batch, new ByteArrayInputStream(Deliveries.encode(sink(), new Visit(batch, "AT"))));
            }
        }

        assertThat(table().resolve("_delta_log/_last_checkpoint")).exists();
        assertThat(sink().open(new QueryRun(Deliveries.QUERY, 1)).lastBatch()).hasValue(11);
        assertThat(Visit.in(table())).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void each_row_is_there_once_wherever_the_process_dies_in_a_delivery() throws IOException {
        Deliveries.deliver(sink(), 0, 0, new Visit(0, "AT"));
        for (boolean afterEffect : new boolean[] {false, true}) {
            int call = 1;
            while (dieAndRestart(copyOfTable("delivery-" + call + afterEffect), call, afterEffect)) {
                call++;
            }
            assertThat(call).as("calls that change files").isGreaterThan(3);
        }
    }

    @Test
    void each_row_is_there_once_wherever_the_process_dies_while_the_table_is_made() throws IOException {
        for (boolean afterEffect : new boolean[] {false, true}) {
            int call = 1;
            while (dieAndRestart(temporary.resolve("making-" + call + afterEffect), call, afterEffect) && call < 4) {
                call++;
            }
        }
    }

    /** Both batches are delivered, unless they are there; the process dies in between, and another one starts. */
    private boolean dieAndRestart(Path table, int call, boolean afterEffect) throws IOException {
        DeltaSink<Visit> sink = Delta.sink("visits", table.toString(), Visit.class);
        DyingFiles files = new DyingFiles(call, afterEffect);
        try {
            deliverWhatIsMissing(sink, sink.on(files.engine()).open(new QueryRun(Deliveries.QUERY, 1)));
        } catch (IOException e) {
            assertThat(files.hasDied()).as(e.toString()).isTrue();
        }
        deliverWhatIsMissing(sink, sink.open(new QueryRun(Deliveries.QUERY, 2)));
        assertThat(TableRows.read(table, row -> row.getInt(0)))
                .as("died at call " + call + (afterEffect ? ", after its effect" : ""))
                .containsExactlyInAnyOrder(0, 1);
        return files.hasDied();
    }

    private static void deliverWhatIsMissing(DeltaSink<Visit> sink, OutboxSink.Writer writer) throws IOException {
        for (long batch = writer.lastBatch().orElse(-1) + 1; batch < 2; batch++) {
            writer.deliver(batch, new ByteArrayInputStream(Deliveries.encode(sink, new Visit((int) batch, "AT"))));
        }
    }

    private Path copyOfTable(String name) throws IOException {
        Path copy = temporary.resolve(name);
        try (Stream<Path> files = Files.walk(table())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, copy.resolve(table().relativize(file)));
            }
        }
        return copy;
    }

    @Test
    void a_log_file_that_a_power_cut_left_empty_counts_as_no_commit() throws IOException {
        Deliveries.deliver(sink(), 0, 0, new Visit(0, "AT"));
        Deliveries.deliver(sink(), 1, 0, new Visit(1, "AT"));
        Path log = table().resolve("_delta_log");
        Files.write(log.resolve("00000000000000000002.json"), new byte[0]);
        Files.deleteIfExists(log.resolve("00000000000000000002.crc"));
        Files.deleteIfExists(log.resolve(".00000000000000000002.json.crc"));
        deliverWhatIsMissing(sink(), sink().open(new QueryRun(Deliveries.QUERY, 1)));

        assertThat(Visit.in(table())).containsExactlyInAnyOrder(new Visit(0, "AT"), new Visit(1, "AT"));
    }

    @Test
    void it_keeps_its_promise() throws Exception {
        SinkTester.of(() -> new Place(temporary.resolve(UUID.randomUUID().toString())))
                .checkAll();
    }

    private record Place(Path directory) implements SinkPlace<Visit> {

        @Override
        public Sink<Visit> sink() {
            return Delta.sink("visits", directory.toString(), Visit.class);
        }

        @Override
        public Visit row(int number) {
            return new Visit(number, "AT");
        }

        @Override
        public List<Visit> rows() throws IOException {
            return Visit.in(directory);
        }
    }

    private Path table() {
        return temporary.resolve("visits");
    }

    private DeltaSink<Visit> sink() {
        return Delta.sink("visits", table().toString(), Visit.class);
    }
}
