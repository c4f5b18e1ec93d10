package dev.holdfast.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands print, to the letter, on the checkpoint of a query that runs. */
class HoldfastToolTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @TempDir
    Path directory;

    private StreamingQuery query;
    private String output;
    private String errors;

    record Visit(String user, long seconds) {

        Instant at() {
            return Instant.ofEpochSecond(seconds);
        }
    }

    @BeforeEach
    void run_a_query() throws InterruptedException {
        MemorySource<Visit> source = MemorySource.of("visits");
        query = EmbeddedEngine.builder()
                .checkpoint(directory)
                .name("visits")
                .workers(1)
                .keyGroups(8)
                .clock(new ManualClock(Instant.parse("2026-03-04T05:06:07Z")))
                .start(Stream.from(source)
                        .withWatermark(Visit::at, Duration.ZERO)
                        .groupByKey(Visit::user)
                        .flatMapGroupsWithState(
                                EventTimeFlatMapGroups.<String, Visit, Long, String>withEventTimeTimeout(
                                        "lastVisit",
                                        KeySerializers.string(),
                                        StateSerializers.int64(),
                                        (key, visits, state, out) -> {
                                            while (visits.hasNext()) {
                                                state.update(visits.next().seconds());
                                            }
                                            state.setTimeoutTimestamp(Instant.ofEpochSecond(state.get() + 1000));
                                        }))
                        .writeTo(ForEach.sink("nowhere", row -> {})));
        source.add(new Visit("ann", 100), new Visit("bob", 110));
        query.processAllAvailable();
        source.add(new Visit("ann", 200), new Visit("c,\"d\"", 210));
        query.processAllAvailable();
    }

    @AfterEach
    void stop_the_query() {
        query.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "state-list, state list CHECKPOINT",
        "state-show, state show CHECKPOINT lastVisit",
        "state-show-json, state show --json CHECKPOINT lastVisit",
        "state-show-csv, state show --csv CHECKPOINT lastVisit",
        "state-find, state find CHECKPOINT lastVisit ann",
        "state-timers, state timers CHECKPOINT lastVisit --limit 2",
        "state-balance, state balance CHECKPOINT lastVisit",
        "checkpoint-info, checkpoint info CHECKPOINT",
        "checkpoint-info-json, checkpoint info --json CHECKPOINT",
        "checkpoint-batches, checkpoint batches CHECKPOINT",
        "checkpoint-verify, checkpoint verify --all CHECKPOINT",
        "checkpoint-compact, checkpoint compact --dry-run CHECKPOINT",
        "help, help"
    })
    void a_command_prints_what_it_always_did(String golden, String command) throws IOException {
        assertThat(run(command)).isZero();
        assertGolden(golden);
    }

    private void assertGolden(String golden) throws IOException {
        Path file = GOLDEN.resolve(golden + ".txt");
        String actual = output.replace(query.id().toString(), "QUERY");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, actual, StandardCharsets.UTF_8);
        }
        assertThat(actual).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }

    @Test
    void an_older_batch_can_be_asked_for() {
        assertThat(run("state find --json --batch 0 CHECKPOINT lastVisit \"ann\""))
                .isZero();
        assertThat(output).contains("\"state\":100,");
    }

    @Test
    void two_batches_are_compared_row_by_row() throws IOException {
        assertThat(run("state diff CHECKPOINT lastVisit --batch 0 --to 3")).isEqualTo(Main.NO);
        assertGolden("state-diff");
        assertThat(run("state diff CHECKPOINT lastVisit --batch 3 --to 0 --json"))
                .isEqualTo(Main.NO);
        assertThat(output).contains("{\"change\":\"removed\",");
        assertThat(run("state diff CHECKPOINT lastVisit --with CHECKPOINT")).isZero();
    }

    @Test
    void what_is_committed_and_perhaps_not_delivered_is_told_without_a_row_of_it() {
        assertThat(run("checkpoint outbox CHECKPOINT")).isZero();
        assertThat(output).isEqualTo("sink  batch  rows  committed  age\n");
    }

    @Test
    void rows_that_a_sink_did_not_take_are_told() throws InterruptedException {
        MemorySource<Visit> source = MemorySource.of("visits");
        source.add(new Visit("ann", 1), new Visit("bob", 2));
        Path checkpoint = directory.resolve("undelivered");
        StreamingQuery failing = EmbeddedEngine.builder()
                .checkpoint(checkpoint)
                .clock(new ManualClock(Instant.now().minus(Duration.ofDays(2))))
                .start(Stream.from(source)
                        .map(Visit::user)
                        .writeTo(ForEach.<String>sink("mail", row -> {
                                    throw new IllegalStateException("refused");
                                })
                                .survivingCrashes(StateSerializers.string())));
        assertThatThrownBy(failing::processAllAvailable).hasMessageContaining("refused");
        assertThat(run("checkpoint outbox --csv CHECKPOINT/undelivered")).isZero();
        assertThat(output).matches("sink,batch,rows,committed,age\nmail,0,2,[-0-9T:.]+Z,PT48H[0-9]*M?[0-9]*S?\n");
        assertThat(output).doesNotContain("ann");
    }

    @Test
    void nothing_is_compacted() {
        assertThat(run("checkpoint compact CHECKPOINT")).isEqualTo(Main.USAGE);
        assertThat(errors)
                .isEqualTo("holdfast: A checkpoint is compacted by its query, as often as batchesPerSnapshot(…) says."
                        + " To see what that would bring, say --dry-run.\n");
    }

    @Test
    void a_script_completes_commands() {
        assertThat(run("completion")).isZero();
        assertThat(output)
                .startsWith("#!/usr/bin/env bash\n")
                .contains("complete -F _complete_holdfast", "--classpath");
    }

    @Test
    void a_key_that_is_not_there_is_a_no() {
        assertThat(run("state find CHECKPOINT lastVisit zoe")).isEqualTo(Main.NO);
    }

    @Test
    void what_is_left_out_is_said_on_the_other_channel() {
        assertThat(run("state show --csv CHECKPOINT lastVisit --limit 1")).isZero();
        assertThat(output.lines()).hasSize(2);
        assertThat(errors).isEqualTo("There are more rows: --limit 0 shows all.\n");
        run("state show --csv CHECKPOINT lastVisit --limit 0");
        assertThat(output.lines()).hasSize(4);
    }

    @Test
    void faults_are_one_line_with_the_way_out() {
        assertThat(run("checkpoint info CHECKPOINT/nowhere")).isEqualTo(Main.UNREADABLE);
        assertThat(errors)
                .startsWith("holdfast: There is no checkpoint in ")
                .contains("Name the directory that a query was given as its checkpoint.")
                .hasLineCount(1);
        assertThat(run("state show CHECKPOINT visits")).isEqualTo(Main.USAGE);
        assertThat(errors)
                .contains("has no operator 'visits' after batch ", "It has [lastVisit].")
                .hasLineCount(1);
        assertThat(run("state show CHECKPOINT")).isEqualTo(Main.USAGE);
        assertThat(errors).contains("Missing required parameter: 'OPERATOR[/STATE]'");
        assertThat(run("state show --json --csv CHECKPOINT lastVisit")).isEqualTo(Main.USAGE);
    }

    @Test
    void damage_is_found() throws IOException {
        query.stop();
        Path damaged;
        try (java.util.stream.Stream<Path> files = Files.walk(directory)) {
            damaged = files.filter(file -> file.toString().endsWith(".batch"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length / 3] ^= 1;
        Files.write(damaged, bytes);
        assertThat(run("checkpoint verify --all CHECKPOINT")).isIn(Main.NO, Main.UNREADABLE);
        assertThat(output + errors).contains(damaged.getFileName().toString());
    }

    private int run(String command) {
        List<String> arguments = new ArrayList<>();
        for (String word : command.split(" ", -1)) {
            arguments.add(word.replace("CHECKPOINT", directory.toString()));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
        output = out.toString();
        errors = err.toString();
        return code;
    }
}
