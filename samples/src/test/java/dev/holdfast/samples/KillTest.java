package dev.holdfast.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that runs a query, again and again, and starts it anew each time: the files that it writes are in the end, and
 * at any time in between as far as they go, those of an undisturbed run.
 *
 * <p>{@code -Dkills=500} kills more often than the build does; {@code -Dkill.seed=…} repeats a run, as far as a killed process can
 * be repeated.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final long SEED = Long.getLong("kill.seed", 20_261_120);

    /** More often than not a process is killed before it has read all flights. */
    private static final int MOST_LINES = 2_500;

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);
    private int kills;

    @Test
    void a_query_that_is_killed_at_any_moment_loses_nothing_and_repeats_nothing() throws Exception {
        Path undisturbed = directory.resolve("undisturbed");
        FlightsTwice.run(undisturbed, SampleRun.flights(SampleRun.FLIGHTS));
        Map<String, String> expected = outputs(undisturbed);

        for (int round = 0; kills < KILLS; round++) {
            Path killed = directory.resolve("killed-" + round);
            while (!endsOrIsKilled(killed)) {
                assertThat(expected)
                        .as("after kill %d with seed %d", kills, SEED)
                        .containsAllEntriesOf(outputs(killed));
            }
            assertThat(outputs(killed))
                    .as("after %d kills with seed %d", kills, SEED)
                    .isEqualTo(expected);
        }
    }

    /** Starts the program once. True if it came to its end, false if it was killed. */
    private boolean endsOrIsKilled(Path where) throws IOException, InterruptedException {
        Path errors = directory.resolve("errors.txt");
        Process process = new ProcessBuilder(command(where))
                .redirectError(errors.toFile())
                .start();
        int lines = kills < KILLS ? 1 + random.nextInt(MOST_LINES) : Integer.MAX_VALUE;
        try (BufferedReader printed = process.inputReader()) {
            while (lines > 0 && printed.readLine() != null) {
                lines--;
            }
            if (lines == 0) {
                kills++;
                process.destroyForcibly().waitFor();
                return false;
            }
            assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
            return true;
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> command(Path where) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                FlightsTwice.class.getName(),
                where.toString());
    }

    private static Map<String, String> outputs(Path where) throws IOException {
        Map<String, String> all = new HashMap<>();
        for (String output : List.of(FlightsTwice.DELAYS, FlightsTwice.ACTIVITY)) {
            Path files = where.resolve(output);
            if (Files.exists(files)) {
                SampleRun.contents(files).forEach((name, content) -> all.put(output + "/" + name, content));
            }
        }
        return all;
    }
}
