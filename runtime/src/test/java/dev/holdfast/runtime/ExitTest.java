package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.Generator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that ends from within a query, with a shutdown hook that stops the query, ends. */
class ExitTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"sink", "map", "filter", "flatMap"})
    void exit_in_code_that_a_query_calls_does_not_wait_for_itself(String where)
            throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Exiting.class.getName(),
                        directory.toString(),
                        where)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(3);
            assertThat(output)
                    .content()
                    .contains("StopTimeoutException", "System.exit was called", "Query exiting cannot stop")
                    .contains(
                            where.equals("sink")
                                    ? "delivering to sink 'exit'"
                                    : "reading source 'numbers' in batch 0, in the function of " + where
                                            + "(…) behind it");
        } finally {
            process.destroyForcibly();
        }
    }

    /** The process. */
    static final class Exiting {

        private Exiting() {}

        public static void main(String[] args) throws InterruptedException {
            AtomicReference<StreamingQuery> running = new AtomicReference<>();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running)));
            StreamingQuery query = EmbeddedEngine.builder()
                    .checkpoint(Path.of(args[0]).resolve("checkpoint"))
                    .name("exiting")
                    .stopTimeout(java.time.Duration.ofDays(1))
                    .start(Stream.from(Generator.source("numbers", 1, n -> n))
                            .map(number -> exitIf(args[1].equals("map"), number))
                            .filter(number -> exitIf(args[1].equals("filter"), number) >= 0)
                            .flatMap(number -> List.of(exitIf(args[1].equals("flatMap"), number)))
                            .writeTo(ForEach.sink("exit", number -> exitIf(true, number))));
            running.set(query);
            query.awaitTermination();
        }

        private static void stop(AtomicReference<StreamingQuery> running) {
            while (running.get() == null) {
                Thread.onSpinWait();
            }
            running.get().stop();
        }

        private static Long exitIf(boolean now, Long number) {
            if (now) {
                System.exit(3);
            }
            return number;
        }
    }
}
