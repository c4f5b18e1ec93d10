package dev.holdfast.parquet;

import dev.holdfast.connector.Sink;
import dev.holdfast.testkit.SinkPlace;
import dev.holdfast.testkit.SinkTester;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That each row is there once, whatever ends a run. Each step of a delivery is crashed in the tests of the runtime. */
class ParquetPromiseTest {

    @TempDir
    Path temporary;

    private record Place(Path directory, boolean isRolled) implements SinkPlace<Visit> {

        @Override
        public Sink<Visit> sink() {
            ParquetSink<Visit> sink = Parquet.sink(directory, new VisitSerializer())
                    .named("visits")
                    .partitionedBy(VisitFields.country);
            return isRolled ? sink.withMaxPartSize(150) : sink;
        }

        @Override
        public Visit row(int number) {
            return new Visit(number, number % 2 == 0 ? "AT" : null);
        }

        @Override
        public List<Visit> rows() throws IOException {
            return ParquetFiles.read(
                    Parquet.source(directory, new VisitSerializer()).recursively());
        }
    }

    @Test
    void each_row_is_there_exactly_once() throws Exception {
        SinkTester.of(() -> new Place(temporary.resolve(UUID.randomUUID().toString()), false))
                .checkAll();
    }

    @Test
    void each_row_of_several_batches_is_there_exactly_once() throws Exception {
        SinkTester.of(() -> new Place(temporary.resolve(UUID.randomUUID().toString()), true))
                .checkAll();
    }
}
