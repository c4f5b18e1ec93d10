package dev.holdfast.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that call the user's own classes: replay, and rows as the pipeline would write them. */
class UserClassesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @TempDir
    static Path directory;

    private static Path checkpoint;
    private static UserPipeline same;
    private static UserPipeline other;

    @BeforeAll
    static void run_a_query() throws Exception {
        checkpoint = directory.resolve("checkpoint");
        same = UserPipeline.compiled(directory, 1);
        other = UserPipeline.compiled(directory, 2);
        same.run(checkpoint);
    }

    private static ToolRun run(UserPipeline classes, String command) {
        return ToolRun.of(Stream.of(command.split(" ", -1))
                .map(word -> word.replace("CHECKPOINT", checkpoint.toString())
                        .replace("CLASSES", "--pipeline=shop.Carts")
                        .replace("PATH", "--classpath=" + classes.classes()))
                .toArray(String[]::new));
    }

    private static void assertGolden(ToolRun run, String golden) throws IOException {
        Path file = GOLDEN.resolve(golden + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, run.output(), StandardCharsets.UTF_8);
        }
        assertThat(run.output()).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }

    @Test
    void batches_run_again_with_the_users_functions() throws IOException {
        ToolRun run = run(same, "replay CHECKPOINT CLASSES PATH --batch 0 --to 1 --key ann");
        assertThat(run.errors()).isEmpty();
        assertThat(run.code()).isZero();
        assertGolden(run, "replay");
        assertGolden(run(same, "replay CHECKPOINT CLASSES PATH --batch 0 --to 1 --key ann --json"), "replay-json");
        assertGolden(
                run(same, "replay CHECKPOINT CLASSES PATH --batch 1 --operator carts --key \"ann\" --csv"),
                "replay-csv");
    }

    @Test
    void functions_that_give_something_else_are_a_no() throws IOException {
        ToolRun run = run(other, "replay CHECKPOINT CLASSES PATH --batch 1 --key ann");
        assertThat(run.code()).isEqualTo(Main.NO);
        assertGolden(run, "replay-different");
    }

    @Test
    void faults_of_a_replay_are_one_line_with_the_way_out() {
        ToolRun gone = run(same, "replay CHECKPOINT CLASSES PATH --batch 77 --key ann");
        assertThat(gone.code()).isEqualTo(Main.UNREADABLE);
        assertThat(gone.errors())
                .contains("Batch 77 cannot be replayed: ", "retainBatches(…)")
                .hasLineCount(1);
        ToolRun unknown = run(same, "replay CHECKPOINT --pipeline=shop.Baskets PATH --batch 0 --key ann");
        assertThat(unknown.code()).isEqualTo(Main.USAGE);
        assertThat(unknown.errors())
                .startsWith("holdfast: There is no class shop.Baskets in ")
                .endsWith(". Name the jar or the directory that has it with --classpath.\n")
                .hasLineCount(1);
        assertThat(run(same, "replay CHECKPOINT --pipeline=java.lang.String --batch 0 --key ann")
                        .errors())
                .isEqualTo("holdfast: Class java.lang.String does not implement dev.holdfast.PipelineDefinition."
                        + " Write one that returns the pipeline from define().\n");
        assertThat(run(same, "replay CHECKPOINT --batch 0 --key ann").errors())
                .isEqualTo("holdfast: Name the class of the pipeline with --pipeline.\n");
        assertThat(run(same, "replay CHECKPOINT CLASSES --classpath=/nowhere.jar --batch 0 --key ann")
                        .errors())
                .isEqualTo("holdfast: There is no /nowhere.jar, which --classpath names. Correct the path.\n");
        assertThat(run(same, "replay CHECKPOINT CLASSES PATH --batch 0 --key ann --operator totals")
                        .errors())
                .isEqualTo("holdfast: The pipeline has no operator 'totals'. It has [carts].\n");
    }

    @Test
    void rows_are_shown_as_the_pipeline_would_write_them() {
        ToolRun run = run(same, "state show CHECKPOINT carts CLASSES PATH --json");
        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .contains(
                        "{\"key\":\"ann\",\"subKey\":null,\"state\":{\"total\":9,\"last\":\"figs\"},\"timeout\":null,");
        assertThat(run(same, "state show CHECKPOINT carts PATH").errors())
                .isEqualTo("holdfast: --classpath says where classes are, but not which: name one with --pipeline.\n");
    }

    @Test
    void a_change_is_told_field_by_field() throws IOException {
        ToolRun run = run(same, "state diff CHECKPOINT carts --batch 0 --to 1");
        assertThat(run.code()).isEqualTo(Main.NO);
        assertGolden(run, "state-diff-fields");
        assertThat(run.errors()).isEqualTo("0 added, 0 removed, 1 changed.\n");
    }

    @Test
    void all_rows_of_a_state_are_exported() throws IOException {
        Path file = directory.resolve("carts.jsonl");
        ToolRun run = run(same, "state export CHECKPOINT carts --out " + file);
        assertThat(run.code()).isZero();
        assertThat(run.output()).isEmpty();
        assertThat(run.errors()).isEqualTo("3 rows written to " + file + ".\n");
        String rows = Files.readString(file);
        assertThat(rows)
                .isEqualTo(run(same, "state show CHECKPOINT carts --json").output());
        ToolRun again = run(same, "state export CHECKPOINT carts --format csv --out " + file);
        assertThat(again.code()).isEqualTo(Main.USAGE);
        assertThat(again.errors())
                .isEqualTo(
                        "holdfast: There is a file " + file + " already. Name another, or replace it with --force.\n");
        assertThat(Files.readString(file)).isEqualTo(rows);
        assertThat(run(same, "state export CHECKPOINT carts --format csv --force --out " + file)
                        .code())
                .isZero();
        assertThat(Files.readString(file))
                .isEqualTo(run(same, "state show CHECKPOINT carts --csv").output());
        assertThat(Files.exists(directory.resolve("carts.jsonl.part"))).isFalse();
    }

    @Test
    void a_file_that_cannot_be_written_is_said() {
        ToolRun run = run(same, "state export CHECKPOINT carts --out " + directory.resolve("nowhere/carts.jsonl"));
        assertThat(run.code()).isEqualTo(Main.UNWRITABLE);
        assertThat(run.errors())
                .startsWith("holdfast: File ")
                .contains(" could not be written: ")
                .hasLineCount(1);
    }

    @Test
    void what_a_query_that_ended_in_order_has_delivered_is_not_left() {
        assertThat(run(same, "checkpoint outbox CHECKPOINT").output()).isEqualTo("sink  batch  rows  committed  age\n");
    }
}
