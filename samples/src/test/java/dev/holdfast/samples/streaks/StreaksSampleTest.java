package dev.holdfast.samples.streaks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.samples.OutputFiles;
import dev.holdfast.samples.SampleRun;
import dev.holdfast.samples.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreaksSampleTest {

    @TempDir
    private Path directory;

    private final MemorySink<StreakAlert> eight = MemorySink.of("eight");
    private final MemorySink<StreakAlert> nine = MemorySink.of("nine");
    private final MemorySink<StreakAlert> ten = MemorySink.of("ten");
    private final MemorySink<StreakAlert> fourteen = MemorySink.of("fourteen");
    private final MemorySink<StreakAlert> fifteen = MemorySink.of("fifteen");

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void the_longest_runs_equal_the_known_answers(int workers) throws Exception {
        var flights = SampleRun.flights(SampleRun.FLIGHTS);
        Pipeline pipeline = Pipeline.of(
                StreaksSample.alerts(flights, 8).writeTo(eight),
                StreaksSample.alerts(flights, 9).writeTo(nine),
                StreaksSample.alerts(flights, 10).writeTo(ten),
                StreaksSample.alerts(flights, 14).writeTo(fourteen),
                StreaksSample.alerts(flights, 15).writeTo(fifteen));

        SampleRun.withWorkers(workers).toTheEnd(directory.resolve("checkpoint"), pipeline);

        assertThat(origins(eight)).containsExactly("DEN", "DFW", "JFK", "ORD", "SEA");
        assertThat(origins(nine)).containsExactly("DFW", "JFK", "SEA");
        assertThat(origins(ten)).containsExactly("DFW", "SEA");
        assertThat(origins(fourteen)).containsExactly("DFW");
        assertThat(origins(fifteen)).isEmpty();
    }

    @Test
    void files_are_the_same_with_one_worker_and_with_four() throws Exception {
        runToFiles(1, SampleRun.FLIGHTS, "one");
        runToFiles(4, SampleRun.FLIGHTS, "four");

        assertThat(SampleRun.contents(directory.resolve("four-output")))
                .isNotEmpty()
                .isEqualTo(SampleRun.contents(directory.resolve("one-output")));
    }

    @Test
    void a_run_that_spans_a_restart_is_found_once() throws Exception {
        Path file = directory.resolve("flights.jsonl");
        for (int lines = 1_500; lines <= 21_000; lines += 1_500) {
            SampleRun.copyFlights(file, lines);
            runToFiles(1 + lines / 1_500 % 4, file, "restarted");
        }
        runToFiles(1, SampleRun.FLIGHTS, "undisturbed");

        assertThat(alerts("restarted")).hasSize(55).containsExactlyInAnyOrderElementsOf(alerts("undisturbed"));
    }

    @Test
    void the_program_prints_each_alert_and_their_number() throws Exception {
        List<String> lines = Transcript.of(() -> StreaksSample.main(directory.toString()));

        assertThat(lines).hasSize(56).last().isEqualTo("55 runs of five delayed departures");
    }

    private void runToFiles(int workers, Path flights, String name) throws InterruptedException {
        Pipeline pipeline = StreaksSample.alerts(SampleRun.flights(flights), 5)
                .writeTo(JsonLines.sink(directory.resolve(name + "-output"), StreakAlert.class));
        SampleRun.withWorkers(workers).toTheEnd(directory.resolve(name), pipeline);
    }

    private List<StreakAlert> alerts(String name) throws Exception {
        return OutputFiles.read(directory.resolve(name + "-output"), StreakAlert.class);
    }

    private static Set<String> origins(MemorySink<StreakAlert> sink) {
        Set<String> origins = new TreeSet<>();
        sink.rows().forEach(alert -> origins.add(alert.origin()));
        return origins;
    }
}
