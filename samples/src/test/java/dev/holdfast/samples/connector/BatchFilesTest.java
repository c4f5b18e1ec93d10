package dev.holdfast.samples.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Sink;
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

/** The sink of docs/connectors.md, tested as the page says. */
class BatchFilesTest {

    @TempDir
    Path temporary;

    private record Place(Path directory) implements SinkPlace<String> {

        @Override
        public Sink<String> sink() {
            return new BatchFiles(directory);
        }

        @Override
        public String row(int number) {
            return "row " + number;
        }

        @Override
        public List<String> rows() throws IOException {
            List<String> rows = new ArrayList<>();
            try (var files = Files.newDirectoryStream(directory, "*.txt")) {
                for (Path file : files) {
                    rows.addAll(Files.readAllLines(file));
                }
            }
            return rows;
        }
    }

    @Test
    void it_keeps_its_promise() throws Exception {
        SinkTester.of(() -> new Place(temporary.resolve(UUID.randomUUID().toString())))
                .checkAll();
    }

    @Test
    void the_page_shows_these_two_classes() throws IOException {
        String page = Files.readString(Path.of("../docs/connectors.md"));
        String sink = Files.readString(Path.of("src/test/java/dev/holdfast/samples/connector/BatchFiles.java"));
        String test = Files.readString(Path.of("src/test/java/dev/holdfast/samples/connector/BatchFilesTest.java"));

        assertThat(page)
                .contains(sink.substring(sink.indexOf("public final class")).strip());
        assertThat(page.replaceAll("(?m)^ +", ""))
                .contains(test.substring(
                                test.indexOf("private record Place"), test.indexOf("    @Test\n    void the_page"))
                        .replaceAll("(?m)^ +", "")
                        .strip());
    }
}
