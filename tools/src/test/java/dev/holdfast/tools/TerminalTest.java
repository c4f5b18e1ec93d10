package dev.holdfast.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process: behind a pipe, and at a terminal where the machine has the program 'script'. */
class TerminalTest {

    @TempDir
    static Path directory;

    private static Path checkpoint;

    @BeforeAll
    static void run_a_query() throws Exception {
        checkpoint = directory.resolve("checkpoint");
        UserPipeline.compiled(directory, 1).run(checkpoint);
    }

    private record Ended(int code, String output, String errors) {}

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                UserPipeline.classPath(),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    @Test
    void behind_a_pipe_there_is_nothing_but_the_answer() throws IOException, InterruptedException {
        Ended ended = run(java("state", "show", "--json", checkpoint.toString(), "carts"));
        assertThat(ended.code()).isZero();
        assertThat(ended.output().lines()).hasSize(3).allMatch(line -> line.startsWith("{\"key\":"));
        assertThat(ended.errors()).isEmpty();
    }

    /** The engine reads JSON lines with a library that is no part of the program, but of the pipeline's class path. */
    @Test
    void the_engine_finds_libraries_that_only_the_pipeline_brings() throws Exception {
        Map<Boolean, List<String>> parts = Stream.of(UserPipeline.classPath().split(File.pathSeparator, -1))
                .collect(Collectors.partitioningBy(part -> part.contains("jackson")));
        UserPipeline pipeline = UserPipeline.compiledToReadLines(directory.resolve("lines"));
        Path lines = directory.resolve("lines");
        pipeline.run(lines.resolve("checkpoint"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, parts.get(false)),
                Main.class.getName(),
                "replay",
                lines.resolve("checkpoint").toString(),
                "--pipeline=shop.Carts",
                "--batch=0",
                "--key=ann"));
        Ended without = run(concat(command, "--classpath=" + pipeline.classes()));
        assertThat(without.code()).isEqualTo(Main.USAGE);
        assertThat(without.errors()).contains("jackson").hasLineCount(1);
        String libraries = String.join(File.pathSeparator, parts.get(true));
        Ended ended = run(concat(command, "--classpath=" + pipeline.classes() + File.pathSeparator + libraries));
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.output()).contains("event   Order[user=ann, article=apples, price=3]", "State as committed");
        assertThat(ended.code()).isZero();
    }

    private static List<String> concat(List<String> command, String last) {
        List<String> all = new ArrayList<>(command);
        all.add(last);
        return all;
    }

    @Test
    void at_a_terminal_the_answer_is_the_same() throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/script")).exists();
        Path file = directory.resolve("carts.csv");
        String command = String.join(
                " ", java("state", "export", checkpoint.toString(), "carts", "--format=csv", "--out=" + file));
        Ended ended = run(List.of("/usr/bin/script", "-qec", command, "/dev/null"));
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output()).endsWith("3 rows written to " + file + ".\r\n");
        assertThat(Files.readString(file, StandardCharsets.UTF_8))
                .startsWith("key,subKey,state,timeout,keyGroup\n")
                .hasLineCount(4);
    }

    @Test
    void progress_is_one_line_that_goes_away() throws InterruptedException {
        StringWriter terminal = new StringWriter();
        try (Progress progress = new Progress(new PrintWriter(terminal), true, 200, "rows")) {
            progress.done(1);
            Thread.sleep(250);
            progress.done(100);
        }
        assertThat(terminal.toString())
                .isEqualTo("\r100 of 200 rows (50 %)\r" + " ".repeat("100 of 200 rows (50 %)".length()) + "\r");
    }

    @Test
    void progress_is_not_shown_to_a_program() throws InterruptedException {
        StringWriter pipe = new StringWriter();
        try (Progress progress = new Progress(new PrintWriter(pipe), false, 200, "rows")) {
            Thread.sleep(250);
            progress.done(100);
        }
        assertThat(pipe.toString()).isEmpty();
    }
}
