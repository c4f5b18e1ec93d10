package dev.holdfast.samples.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.samples.OutputFiles;
import dev.holdfast.samples.SampleRun;
import dev.holdfast.samples.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivitySampleTest {

    private static final String FAR_FUTURE = """
            {"at":"2002-01-01T00:00:00Z","origin":"XYZ","destination":"DFW","delay":0,"distance":1}
            """;

    @TempDir
    private Path directory;

    private final MemorySink<ClosedSession> memory = MemorySink.of("sessions");

    @ParameterizedTest
    @ValueSource(longs = {1, 100, 20_000})
    void sessions_equal_the_known_answers_whatever_the_size_of_a_batch(long maxEvents) throws Exception {
        SampleRun run = SampleRun.withBatchesOf(maxEvents);
        Path file = directory.resolve("flights.jsonl");
        Files.copy(SampleRun.FLIGHTS, file);

        runToMemory(run, file);
        assertThat(memory.rows()).hasSize(8_424).doesNotHaveDuplicates();

        Files.writeString(file, FAR_FUTURE, StandardOpenOption.APPEND);
        runToMemory(run, file);
        List<ClosedSession> all = memory.rows();
        assertThat(all).hasSize(8_457).doesNotHaveDuplicates();
        assertThat(sessionsOf(all, "BWI")).isEqualTo(130);
        assertThat(sessionsOf(all, "ATL")).isEqualTo(109);
        assertThat(sessionsOf(all, "ORD")).isEqualTo(100);
        assertThat(all.stream().mapToInt(ClosedSession::flights).sum()).isEqualTo(20_000);
    }

    @Test
    void the_size_of_a_batch_changes_when_a_session_is_reported_but_not_which() throws Exception {
        run(SampleRun.withBatchesOf(100), SampleRun.FLIGHTS, "small");
        run(SampleRun.withBatchesOf(20_000), SampleRun.FLIGHTS, "large");

        assertThat(sessions("small")).containsExactlyInAnyOrderElementsOf(sessions("large"));
    }

    @Test
    void files_are_the_same_with_one_worker_and_with_four() throws Exception {
        run(SampleRun.withWorkers(1), SampleRun.FLIGHTS, "one");
        run(SampleRun.withWorkers(4), SampleRun.FLIGHTS, "four");

        assertThat(SampleRun.contents(output("four"))).isNotEmpty().isEqualTo(SampleRun.contents(output("one")));
    }

    @Test
    void open_sessions_survive_a_restart() throws Exception {
        Path file = directory.resolve("flights.jsonl");
        SampleRun.copyFlights(file, 7_777);
        run(SampleRun.withWorkers(4), file, "restarted");
        SampleRun.copyFlights(file, Integer.MAX_VALUE);
        run(SampleRun.withWorkers(1), file, "restarted");
        run(SampleRun.withWorkers(4), SampleRun.FLIGHTS, "undisturbed");

        assertThat(sessions("restarted")).containsExactlyInAnyOrderElementsOf(sessions("undisturbed"));
    }

    @Test
    void the_program_counts_the_sessions() throws Exception {
        List<String> lines = Transcript.of(() -> ActivitySample.main(directory.toString()));

        assertThat(lines).hasSize(6).last().asString().startsWith("8424 sessions are over");
    }

    private void runToMemory(SampleRun run, Path flights) throws InterruptedException {
        run.toTheEnd(directory.resolve("memory"), ActivitySample.pipeline(SampleRun.flights(flights), memory));
    }

    private void run(SampleRun run, Path flights, String name) throws InterruptedException {
        run.toTheEnd(
                directory.resolve(name),
                ActivitySample.pipeline(SampleRun.flights(flights), JsonLines.sink(output(name), ClosedSession.class)));
    }

    private Path output(String name) {
        return directory.resolve(name + "-output");
    }

    private List<ClosedSession> sessions(String name) throws IOException {
        return OutputFiles.read(output(name), ClosedSession.class);
    }

    private static long sessionsOf(List<ClosedSession> sessions, String origin) {
        return sessions.stream()
                .filter(session -> session.origin().equals(origin))
                .count();
    }
}
