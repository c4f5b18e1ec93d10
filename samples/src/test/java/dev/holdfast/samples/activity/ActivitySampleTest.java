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
import java.time.Instant;
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 100})
    void a_flight_out_of_order_does_not_end_a_session_whatever_the_size_of_a_batch(long maxEvents) throws Exception {
        assertThat(sessionsOfDay(maxEvents, "12:00", "11:00", "17:30", "23:29"))
                .containsExactly(new ClosedSession("ABQ", june("11:00"), june("23:29"), 4));
    }

    @Test
    void flights_out_of_order_have_sessions_of_their_own_or_make_two_one() throws Exception {
        assertThat(sessionsOfDay(100, "12:00", "05:00", "04:30"))
                .containsExactly(
                        new ClosedSession("ABQ", june("04:30"), june("05:00"), 2),
                        new ClosedSession("ABQ", june("12:00"), june("12:00"), 1));
    }

    @Test
    void a_flight_between_two_sessions_makes_them_one() throws Exception {
        assertThat(sessionsOfDay(100, "12:00", "05:00", "08:00"))
                .containsExactly(new ClosedSession("ABQ", june("05:00"), june("12:00"), 3));
    }

    @Test
    void the_size_of_a_batch_changes_when_a_session_is_reported_but_not_which() throws Exception {
        run(SampleRun.withBatchesOf(100), SampleRun.FLIGHTS, "small");
        run(SampleRun.withBatchesOf(20_000), SampleRun.FLIGHTS, "large");

        assertThat(sessions("small")).containsExactlyInAnyOrderElementsOf(sessions("large"));
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 20_000})
    void windows_find_the_same_sessions(long maxEvents) throws Exception {
        Path file = directory.resolve("flights.jsonl");
        Files.copy(SampleRun.FLIGHTS, file);
        Files.writeString(file, FAR_FUTURE, StandardOpenOption.APPEND);
        MemorySink<ClosedSession> windows = MemorySink.of("windows");
        SampleRun.withBatchesOf(maxEvents)
                .toTheEnd(directory.resolve("windows"), ActivityWindows.pipeline(SampleRun.flights(file), windows));
        runToMemory(SampleRun.withBatchesOf(maxEvents), file);
        assertThat(windows.rows()).hasSize(8_457).containsExactlyInAnyOrderElementsOf(memory.rows());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 100, 20_000})
    void a_function_from_state_to_state_finds_the_same_sessions(long maxEvents) throws Exception {
        Path file = directory.resolve("flights.jsonl");
        Files.copy(SampleRun.FLIGHTS, file);
        Files.writeString(file, FAR_FUTURE, StandardOpenOption.APPEND);
        MemorySink<ClosedSession> ofFunction = MemorySink.of("function");
        SampleRun.withBatchesOf(maxEvents)
                .toTheEnd(
                        directory.resolve("function"), ActivityFunction.pipeline(SampleRun.flights(file), ofFunction));
        runToMemory(SampleRun.withBatchesOf(20_000), file);
        assertThat(ofFunction.rows()).hasSize(8_457).containsExactlyInAnyOrderElementsOf(memory.rows());
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

    private List<ClosedSession> sessionsOfDay(long maxEvents, String... hours) throws Exception {
        Path file = directory.resolve("flights.jsonl");
        StringBuilder lines = new StringBuilder();
        for (String hour : hours) {
            lines.append(
                    FAR_FUTURE.replace("2002-01-01T00:00", "2001-06-01T" + hour).replace("XYZ", "ABQ"));
        }
        Files.writeString(file, lines + FAR_FUTURE);
        runToMemory(SampleRun.withBatchesOf(maxEvents), file);
        return memory.rows();
    }

    private static Instant june(String hour) {
        return Instant.parse("2001-06-01T" + hour + ":00Z");
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
