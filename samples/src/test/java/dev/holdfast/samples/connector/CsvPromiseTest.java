package dev.holdfast.samples.connector;

import dev.holdfast.connector.Sink;
import dev.holdfast.runtime.io.Csv;
import dev.holdfast.testkit.SinkPlace;
import dev.holdfast.testkit.SinkTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sink of CSV, held to its promise as any other. */
class CsvPromiseTest {

    @TempDir
    Path temporary;

    record Row(int number, String text) {}

    private record Place(Path directory) implements SinkPlace<Row> {

        @Override
        public Sink<Row> sink() {
            return Csv.sink(directory, Row.class).named("rows");
        }

        @Override
        public Row row(int number) {
            return new Row(number, "row " + number);
        }

        @Override
        public List<Row> rows() throws IOException {
            List<Row> rows = new ArrayList<>();
            try (var files = Files.newDirectoryStream(directory, "*.csv")) {
                for (Path file : files) {
                    List<String> lines = Files.readAllLines(file);
                    lines.subList(1, lines.size()).forEach(line -> rows.add(parse(line)));
                }
            }
            return rows;
        }

        private static Row parse(String line) {
            int comma = line.indexOf(',');
            return new Row(Integer.parseInt(line.substring(0, comma)), line.substring(comma + 1));
        }
    }

    @Test
    void each_row_is_there_exactly_once() throws Exception {
        SinkTester.of(() -> new Place(temporary.resolve(UUID.randomUUID().toString())))
                .checkAll();
    }
}
