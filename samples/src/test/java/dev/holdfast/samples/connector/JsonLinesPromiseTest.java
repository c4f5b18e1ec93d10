package dev.holdfast.samples.connector;

import dev.holdfast.connector.Sink;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.samples.OutputFiles;
import dev.holdfast.testkit.SinkPlace;
import dev.holdfast.testkit.SinkTester;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sink of JSON lines, held to its promise as any other. */
class JsonLinesPromiseTest {

    @TempDir
    Path temporary;

    private record Place(Path directory) implements SinkPlace<String> {

        @Override
        public Sink<String> sink() {
            return JsonLines.sink(directory, String.class).named("lines");
        }

        @Override
        public String row(int number) {
            return "row " + number;
        }

        @Override
        public List<String> rows() throws IOException {
            return OutputFiles.read(directory, String.class);
        }
    }

    @Test
    void each_row_is_there_exactly_once() throws Exception {
        SinkTester.of(() -> new Place(temporary.resolve(UUID.randomUUID().toString())))
                .checkAll();
    }
}
