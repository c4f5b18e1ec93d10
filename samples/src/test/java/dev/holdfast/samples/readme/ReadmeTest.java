package dev.holdfast.samples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.samples.Markdown;
import dev.holdfast.samples.SampleRun;
import dev.holdfast.samples.Transcript;
import dev.holdfast.samples.delays.DelaysSample;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md shows is what happens. */
class ReadmeTest {

    private static final String README = "README.md";
    private static final int AIRPORTS = 220;

    @TempDir
    private Path directory;

    @Test
    void the_example_is_short_and_is_the_program_of_this_package() throws IOException {
        String example = Markdown.blocks(README, "java").get(0);

        assertThat(example.lines()).hasSizeLessThan(25);
        assertThat(Markdown.withoutLayout(example))
                .isEqualTo(Markdown.withoutLayout(
                        from("final class", Path.of("src/test/java/dev/holdfast/samples/readme/LateFlights.java"))));
    }

    @Test
    void the_imports_are_those_of_the_example() throws IOException {
        List<String> imports =
                Files.readAllLines(Path.of("src/test/java/dev/holdfast/samples/readme/LateFlights.java")).stream()
                        .filter(line -> line.startsWith("import "))
                        .toList();

        assertThat(Markdown.blocks(README, "java").get(2).lines()).containsExactlyElementsOf(imports);
    }

    @Test
    void the_operators_are_those_that_the_processor_wrote() throws IOException {
        Path generated = Path.of(
                "target/generated-test-sources/test-annotations/dev/holdfast/samples/readme/LateFlightsOperators.java");

        assertThat(Markdown.blocks(README, "java").get(1)).isEqualTo(from("/** Operators", generated));
    }

    @Test
    void the_example_prints_what_is_shown() throws Exception {
        Files.copy(SampleRun.FLIGHTS, directory.resolve("flights.jsonl"));
        Process process =
                new ProcessBuilder(command()).directory(directory.toFile()).start();
        List<String> printed = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            while (printed.size() < AIRPORTS) {
                printed.add(lines.readLine());
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(printed).startsWith(outputs().get(0).split("\n")).contains("DFW: 1103 flights, 10462 minutes late");
    }

    @Test
    void the_run_command_ends_with_what_is_shown() throws Exception {
        List<String> printed = Transcript.of(() -> DelaysSample.main(directory.toString()));

        assertThat(printed).endsWith(outputs().get(1).split("\n"));
    }

    /** The blocks without a language that are not commands. */
    private static List<String> outputs() throws IOException {
        return Markdown.blocks(README, "").stream()
                .filter(block -> !block.startsWith("./"))
                .toList();
    }

    private static String from(String start, Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(text.indexOf("\n" + start) + 1).stripTrailing();
    }

    /** The class path of this process, made absolute, since the program runs in another directory. */
    private static List<String> command() {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return List.of(java.toString(), "-cp", classPath, LateFlights.class.getName());
    }
}
