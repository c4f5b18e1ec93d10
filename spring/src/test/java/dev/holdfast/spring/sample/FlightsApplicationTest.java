package dev.holdfast.spring.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The application in a process of its own, which nothing but its query keeps alive. */
@Timeout(60)
class FlightsApplicationTest {

    private static final List<String> CLASS_PATH =
            List.of(System.getProperty("java.class.path").split(File.pathSeparator));

    @TempDir
    Path directory;

    @Test
    void it_runs_until_it_is_told_to_end_and_goes_on_where_it_was_also_without_actuator() throws Exception {
        write("{\"origin\":\"GTF\",\"delay\":5}");
        Process first = start(CLASS_PATH, "as-fast-as-possible");
        try (BufferedReader output = first.inputReader()) {
            assertThat(untilLine(output, "GTF: 1 flights, 5 minutes late")).isTrue();
            first.toHandle().destroy();
            output.lines().forEach(line -> {});
        }
        assertThat(first.waitFor()).as("what a shell says after SIGTERM").isEqualTo(143);

        write("{\"origin\":\"GTF\",\"delay\":7}");
        Process second = start(withoutActuator(), "available-now");
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = second.inputReader()) {
            output.lines().forEach(lines::add);
        }
        assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isZero();
        assertThat(lines)
                .filteredOn(line -> line.contains("minutes late"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("GTF: 2 flights, 12 minutes late"));
    }

    private static List<String> withoutActuator() {
        Predicate<String> optional = Pattern.compile("spring-boot-(actuator|health|micrometer)|micrometer")
                .asPredicate();
        List<String> rest = CLASS_PATH.stream().filter(optional.negate()).toList();
        assertThat(CLASS_PATH.size() - rest.size()).isGreaterThan(6);
        return rest;
    }

    private Process start(List<String> classPath, String trigger) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        FlightsApplication.class.getName(),
                        "--flights.input=" + input(),
                        "--holdfast.checkpoints=" + directory.resolve("checkpoints"),
                        "--holdfast.trigger=" + trigger)
                .redirectErrorStream(true)
                .start();
    }

    private void write(String line) throws IOException {
        Files.writeString(input(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Path input() {
        return directory.resolve("flights.jsonl");
    }

    private static boolean untilLine(BufferedReader output, String text) throws IOException {
        String line = output.readLine();
        while (line != null && !line.contains(text)) {
            line = output.readLine();
        }
        return line != null;
    }
}
