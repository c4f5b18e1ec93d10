package dev.holdfast.samples.delays;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.samples.SampleRun;
import dev.holdfast.samples.Transcript;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelaysSampleTest {

    private static final int ALL = Integer.MAX_VALUE;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void totals_equal_the_known_answers(int workers) throws Exception {
        run(SampleRun.withWorkers(workers), SampleRun.FLIGHTS, "run");

        List<OriginDelay> totals = DelaysSample.busiest(output("run"), ALL);
        assertThat(totals).hasSize(220);
        assertThat(totals.stream().mapToLong(OriginDelay::flights).sum()).isEqualTo(20_000);
        assertThat(totals.stream().mapToLong(OriginDelay::minutes).sum()).isEqualTo(154_078);
        assertThat(totals.subList(0, 5))
                .containsExactly(
                        new OriginDelay("DFW", 1103, 10_462),
                        new OriginDelay("ORD", 1095, 8_181),
                        new OriginDelay("ATL", 846, 6_611),
                        new OriginDelay("LAX", 777, 7_289),
                        new OriginDelay("PHX", 633, 7_627));
    }

    @Test
    void files_are_the_same_with_one_worker_and_with_four() throws Exception {
        run(SampleRun.withWorkers(1), SampleRun.FLIGHTS, "one");
        run(SampleRun.withWorkers(4), SampleRun.FLIGHTS, "four");

        assertThat(SampleRun.contents(output("four"))).hasSize(10).isEqualTo(SampleRun.contents(output("one")));
    }

    @Test
    void a_restart_between_two_batches_leaves_no_trace() throws Exception {
        Path file = directory.resolve("flights.jsonl");
        SampleRun.copyFlights(file, 8_000);
        run(SampleRun.withWorkers(4), file, "restarted");
        SampleRun.copyFlights(file, ALL);
        run(SampleRun.withWorkers(1), file, "restarted");
        run(SampleRun.withWorkers(4), SampleRun.FLIGHTS, "undisturbed");

        assertThat(SampleRun.contents(output("restarted"))).isEqualTo(SampleRun.contents(output("undisturbed")));
    }

    @Test
    void a_restart_goes_on_in_the_middle_of_a_file() throws Exception {
        Path file = directory.resolve("flights.jsonl");
        SampleRun.copyFlights(file, 7_777);
        run(SampleRun.withWorkers(4), file, "restarted");
        SampleRun.copyFlights(file, ALL);
        run(SampleRun.withWorkers(4), file, "restarted");

        List<OriginDelay> totals = DelaysSample.busiest(output("restarted"), ALL);
        assertThat(totals.stream().mapToLong(OriginDelay::flights).sum()).isEqualTo(20_000);
        assertThat(totals.stream().mapToLong(OriginDelay::minutes).sum()).isEqualTo(154_078);
    }

    @Test
    void the_program_prints_large_airports_as_it_goes_and_a_summary_at_the_end() throws Exception {
        List<String> lines = Transcript.of(() -> DelaysSample.main(directory.toString()));

        assertThat(lines.get(0)).startsWith("OriginDelay[origin=").contains("flights=5");
        assertThat(lines)
                .endsWith(
                        "The busiest five airports:",
                        "DFW: 1103 flights, 10462 minutes late",
                        "ORD: 1095 flights, 8181 minutes late",
                        "ATL: 846 flights, 6611 minutes late",
                        "LAX: 777 flights, 7289 minutes late",
                        "PHX: 633 flights, 7627 minutes late");
    }

    private void run(SampleRun run, Path flights, String name) throws InterruptedException {
        run.toTheEnd(directory.resolve(name), DelaysSample.pipeline(SampleRun.flights(flights), output(name)));
    }

    private Path output(String name) {
        return directory.resolve(name + "-output");
    }
}
